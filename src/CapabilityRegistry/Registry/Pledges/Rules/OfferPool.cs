using CapabilityRegistry.Kernel;

namespace CapabilityRegistry.Registry.Pledges.Rules;

/// <summary>
/// Keeps once what many offers of one reading have in common: codes, and lists of which the stored text is the same, so that none of them is parsed twice.
/// For one thread.
/// </summary>
public sealed class OfferPool
{
    /// <summary>How many different lists are remembered: the texts of all that there are would outweigh the offers.</summary>
    private const int MostLists = 10_000;

    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<(Type Item, string Text), object> _lists = [];

    /// <summary>A code, the same instance for all equal ones.</summary>
    public string Code(string code)
    {
        if (_texts.TryGetValue(code, out var known))
        {
            return known;
        }

        _texts.Add(code, code);
        return code;
    }

    /// <summary>Codes of which the strings are shared.</summary>
    public IReadOnlyList<string> Codes(IReadOnlyList<string> codes) => List<string, string>(codes, Code);

    /// <summary>What is made of the elements of a list.</summary>
    public IReadOnlyList<TItem> List<TLine, TItem>(IReadOnlyList<TLine> lines, Func<TLine, TItem> of)
    {
        if ((lines as StoredList<TLine>)?.Text is not { } text)
        {
            return Made(lines, of);
        }

        if (_lists.TryGetValue((typeof(TItem), text), out var known))
        {
            return (IReadOnlyList<TItem>)known;
        }

        var made = Made(lines, of);
        if (_lists.Count < MostLists)
        {
            _lists.Add((typeof(TItem), text), made);
        }

        return made;
    }

    private static TItem[] Made<TLine, TItem>(IReadOnlyList<TLine> lines, Func<TLine, TItem> of) => [.. lines.Select(of)];
}
