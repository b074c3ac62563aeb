namespace CapabilityRegistry.Matching.Eligibility.ColumnStore;

/// <summary>The part of a list that one processor goes through.</summary>
/// <param name="Until">The first place after it.</param>
internal readonly record struct Chunk(int From, int Until)
{
    /// <summary>As many as there are processors, in order, all of about the same length.</summary>
    public static Chunk[] Of(int count)
    {
        var shares = Environment.ProcessorCount;
        return [.. Enumerable.Range(0, shares).Select(i => new Chunk((int)((long)count * i / shares), (int)((long)count * (i + 1) / shares)))];
    }
}
