using System.Globalization;
using System.Text;

namespace CapabilityRegistry.Kernel.Texts;

/// <summary>
/// A name as it is searched: words of small letters and digits with one space between them, without accents and other marks (NFKD, case folding). Made
/// in C# and stored, because no two engines compare letters alike; nothing in it means anything to LIKE.
/// </summary>
public static class SearchText
{
    /// <summary>UTF-16 units that are kept; what a longer name ends with is not found.</summary>
    public const int Longest = 400;

    public static string Of(string name)
    {
        var text = string.Join(' ', Words(name));
        return text.Length <= Longest ? text : text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)];
    }

    public static IReadOnlyList<string> Words(string text)
    {
        var folded = new StringBuilder();
        foreach (var rune in text.Normalize(NormalizationForm.FormKD).EnumerateRunes().Where(rune => !IsMark(rune)))
        {
            folded.Append(Rune.IsLetterOrDigit(rune) ? CaseFolding.Of(rune) : " ");
        }

        return folded.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    // Accents, vowel signs, and joiners between letters.
    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format;
}
