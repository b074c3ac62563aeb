namespace CapabilityRegistry.Matching.Eligibility.ColumnStore;

/// <summary>A run of rows that fills whole words of 64 bits; the last word may hold rows that are no offers.</summary>
/// <param name="First">The first word.</param>
/// <param name="Words">How many.</param>
internal readonly record struct RowRange(int First, int Words)
{
    public int FirstRow => First * Bits.PerWord;

    public ReadOnlySpan<int> Of(int[] column) => column.AsSpan(FirstRow, Words * Bits.PerWord);

    /// <summary>These words of a set; none of a set that does not exist.</summary>
    public ReadOnlySpan<ulong> Of(ulong[]? set) => set is null ? [] : set.AsSpan(First, Words);
}
