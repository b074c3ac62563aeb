using System.Text;

namespace CapabilityRegistry.Kernel.Texts;

/// <summary>
/// Which scripts may meet in one name: the level "moderately restrictive" of UTS #39, section 5.2. One script; or Latin with one other that is recommended
/// for identifiers, but neither Cyrillic nor Greek, whose letters look like Latin ones. The writing of Japanese, Korean and Chinese counts as one.
/// </summary>
public static class Scripts
{
    private const string Latin = "Latn";

    // Common and inherited: punctuation, digits, marks. They go with every script.
    private static readonly string[] OfAll = ["Zyyy", "Zinh"];

    // The recommended scripts (UAX #31, table 5) that may stand beside Latin, by their ISO 15924 codes.
    private static readonly HashSet<string> BesideLatin =
    [
        "Arab", "Armn", "Beng", "Bopo", "Deva", "Ethi", "Geor", "Gujr", "Guru", "Hang", "Hani", "Hebr", "Hira", "Knda", "Kana", "Khmr", "Laoo", "Mlym", "Mymr",
        "Orya", "Sinh", "Taml", "Telu", "Thaa", "Thai", "Tibt", "Hanb", "Jpan", "Kore",
    ];

    // Scripts that are written together count as one (UTS #39, section 5.1).
    private static readonly Dictionary<string, string[]> WrittenTogether = new()
    {
        ["Hani"] = ["Hanb", "Jpan", "Kore"], ["Hira"] = ["Jpan"], ["Kana"] = ["Jpan"], ["Hang"] = ["Kore"], ["Bopo"] = ["Hanb"],
    };

    private static readonly Lazy<Func<Rune, string?>> Extensions = new(() => CharacterTable.Ranges("scripts"));

    /// <summary>The place of the first character whose script may not meet those before it; null if all may.</summary>
    public static int? FirstStranger(ReadOnlySpan<Rune> text)
    {
        // Null: any script.
        (HashSet<string>? all, HashSet<string>? besideLatin) = (null, null);
        for (var at = 0; at < text.Length; at++)
        {
            if (Of(text[at]) is not { } scripts)
            {
                continue;
            }

            all = Common(all, scripts);
            besideLatin = scripts.Contains(Latin) ? besideLatin : Common(besideLatin, scripts);
            if (all.Count == 0 && !(besideLatin?.Overlaps(BesideLatin) ?? true))
            {
                return at;
            }
        }

        return null;
    }

    private static HashSet<string> Common(HashSet<string>? before, string[] scripts) =>
        before is null ? [.. scripts] : [.. before.Intersect(scripts)];

    // Null for a character that goes with every script.
    private static string[]? Of(Rune rune) => Extensions.Value(rune)?.Split(' ') is { } scripts && !scripts.Any(OfAll.Contains)
        ? [.. scripts.Concat(scripts.SelectMany(script => WrittenTogether.GetValueOrDefault(script, [])))]
        : null;
}
