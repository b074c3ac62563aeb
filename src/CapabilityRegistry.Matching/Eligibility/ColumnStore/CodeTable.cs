namespace CapabilityRegistry.Matching.Eligibility.ColumnStore;

/// <summary>Dictionary from code to value with a small cache before it: few codes occur, millions of times.</summary>
internal sealed class CodeTable<T>(Func<T> make)
    where T : class
{
    private readonly Dictionary<string, Entry> all = new(StringComparer.Ordinal);
    private readonly Entry?[] recent = new Entry?[256];

    /// <summary>The value of a code; made at its first use.</summary>
    public Entry Of(string code)
    {
        ref var place = ref Recent(code);
        if (place is null || !place.Is(code))
        {
            place = all.TryGetValue(code, out var entry) ? entry : all[code] = new Entry(code, make());
        }

        return place;
    }

    public IReadOnlyCollection<Entry> All => all.Values;

    /// <summary>The value of a code; null if the code was never added. Any number of threads may call it while nothing is added.</summary>
    public T? Find(string code)
    {
        ref var place = ref Recent(code);
        var entry = place;
        if (entry is null || !entry.Is(code))
        {
            if (!all.TryGetValue(code, out entry))
            {
                return null;
            }

            place = entry;
        }

        return entry.Value;
    }

    /// <summary>Takes over the content of another table, which is not used any more.</summary>
    /// <param name="join">Adds the other value of a code to the own one.</param>
    public void Merge(CodeTable<T> others, Action<T, T> join)
    {
        foreach (var other in others.All)
        {
            if (all.TryGetValue(other.Text, out var own))
            {
                join(own.Value, other.Value);
            }
            else
            {
                all[other.Text] = other;
            }
        }
    }

    // Index in the cache. The last two letters count, because codes that are numbered differ there.
    private ref Entry? Recent(string code) =>
        ref recent[code.Length < 2 ? 0 : ((code.Length * 61) + (code[0] * 17) + (code[^2] * 31) + (code[^1] * 5)) & 255];

    /// <param name="Text">The code; always the same object until tables are merged.</param>
    public sealed record Entry(string Text, T Value)
    {
        // Nearly always it is the same object.
        public bool Is(string code) => ReferenceEquals(Text, code) || Text == code;
    }
}
