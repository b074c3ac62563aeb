namespace CapabilityRegistry.Matching.Eligibility.ColumnStore;

/// <summary>Consecutive rows that fill whole 64-bit words; the last word may hold rows without an offer.</summary>
/// <param name="First">The first word.</param>
/// <param name="Words">Number of words.</param>
internal readonly record struct RowRange(int First, int Words)
{
    public int FirstRow => First * Bits.PerWord;

    public ReadOnlySpan<int> Of(int[] column) => column.AsSpan(FirstRow, Words * Bits.PerWord);

    /// <summary>These words of a set; an empty span for null, the empty set.</summary>
    public ReadOnlySpan<ulong> Of(ulong[]? set) => set is null ? [] : set.AsSpan(First, Words);
}
