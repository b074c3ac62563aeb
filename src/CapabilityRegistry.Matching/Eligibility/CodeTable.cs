namespace CapabilityRegistry.Matching.Eligibility;

/// <summary>
/// A value for each code. There are few codes and they come millions of times, so the last one with the same length and
/// ends is tried before the dictionary is asked.
/// </summary>
internal sealed class CodeTable<T>(Func<T> make)
    where T : class
{
    private readonly Dictionary<string, Entry> all = new(StringComparer.Ordinal);
    private readonly Entry?[] recent = new Entry?[256];

    public Entry Of(string code)
    {
        ref var place = ref recent[code.Length == 0 ? 0 : ((code.Length * 61) + (code[0] * 17) + (code[^1] * 5)) & 255];
        if (place is null || place.Text != code)
        {
            place = Found(code);
        }

        return place;
    }

    public IReadOnlyCollection<Entry> All => all.Values;

    /// <summary>The value of a code; null if the code never came.</summary>
    public T? Find(string code) => all.TryGetValue(code, out var entry) ? entry.Value : null;

    private Entry Found(string code) => all.TryGetValue(code, out var entry) ? entry : all[code] = new Entry(code, make());

    /// <param name="Text">The code; always the same object.</param>
    public sealed record Entry(string Text, T Value);
}
