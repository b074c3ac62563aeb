namespace CapabilityRegistry.Matching.Eligibility.ColumnStore;

/// <summary>A range of a list that one thread works on.</summary>
/// <param name="Until">First index after the range.</param>
internal readonly record struct Chunk(int From, int Until)
{
    /// <summary>One for each processor, in order, all of about the same length.</summary>
    public static Chunk[] Of(int count)
    {
        var chunks = Environment.ProcessorCount;
        return [.. Enumerable.Range(0, chunks).Select(i => new Chunk((int)((long)count * i / chunks), (int)((long)count * (i + 1) / chunks)))];
    }
}
