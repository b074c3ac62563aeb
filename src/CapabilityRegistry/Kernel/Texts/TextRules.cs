using System.Globalization;
using System.Text;

namespace CapabilityRegistry.Kernel.Texts;

/// <summary>What is wrong with a text.</summary>
/// <param name="Code">wrong-form or mixed-scripts.</param>
/// <param name="Found">The character and its place, in words.</param>
public sealed record TextFault(string Code, string Found);

/// <summary>Holds a text against its form, character by character, the same within and beyond the Basic Multilingual Plane.</summary>
public static class TextRules
{
    /// <summary>The first thing that is wrong with a text; null if nothing is.</summary>
    public static TextFault? Fault(string text, TextForm form)
    {
        Rune[] runes = [.. text.EnumerateRunes()];
        var first = Array.FindIndex(runes, rune => rune.Value != ' ');
        if (first < 0)
        {
            return new("wrong-form", SafeExcerpt.Short(text));
        }

        for (var at = first; at < runes.Length; at++)
        {
            if (IsControl(runes[at]) || (at == first && ShowsNothing(runes[at])) || (form != TextForm.Text && !MayStandInName(runes, at))
                || (form == TextForm.PersonName && !MayStandInPersonName(runes[at])))
            {
                return new("wrong-form", Place(runes, at, text));
            }
        }

        return form == TextForm.PersonName && Scripts.FirstStranger(runes) is { } stranger ? new("mixed-scripts", Place(runes, stranger, text)) : null;
    }

    /// <summary>What a form of text leaves out, in words.</summary>
    public static string Without(this TextForm form) => form switch
    {
        TextForm.Text => " without control characters",
        TextForm.Name => " of assigned characters, without control or invisible characters",
        _ => " in one script, without control or invisible characters and without a colon",
    };

    /// <summary>
    /// Whether the character shows nothing by itself and changes nothing about what is compared: a default ignorable code point (Unicode, chapter 5.21),
    /// another that is of zero width, or a braille pattern without a dot.
    /// </summary>
    public static bool IsIgnorable(Rune rune) => IsHidden(rune) || IsSelector(rune) || IsFiller(rune);

    private static string Place(Rune[] runes, int at, string text) =>
        string.Create(CultureInfo.InvariantCulture, $"U+{runes[at].Value:X4} at character {at + 1} of {SafeExcerpt.Short(text)}");

    private static bool MayStandInName(Rune[] runes, int at) => (!IsIgnorable(runes[at]) || Joiners.MayStand(runes, at))
        && Rune.GetUnicodeCategory(runes[at]) is not (UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse);

    private static bool MayStandInPersonName(Rune rune) => rune.Value is ' ' || (rune.Value is not ':' && !IsSpace(rune));

    private static bool ShowsNothing(Rune rune) => IsSpace(rune) || IsIgnorable(rune);

    private static bool IsSpace(Rune rune) => Rune.GetUnicodeCategory(rune) == UnicodeCategory.SpaceSeparator;

    // Controls of terminals, separators of lines, the embeddings, overrides and isolates of direction (UAX #9), and noncharacters, which are for the inside
    // of programs (Unicode, chapter 23.7). What is not assigned yet may stand in a text: it may be a sign of a newer version of Unicode than ours.
    private static bool IsControl(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        || (rune.Value & 0xFFFE) == 0xFFFE || rune.Value is >= 0xFDD0 and <= 0xFDEF
        || rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or (>= 0xFFF9 and <= 0xFFFB);

    // Of zero width; the joiners among them, which some scripts need, may stand in a text. Signs that span numbers are of the same category, but seen.
    private static bool IsHidden(Rune rune) => rune.Value switch
    {
        (>= 0x0600 and <= 0x0605) or 0x06DD or 0x070F or 0x0890 or 0x0891 or 0x08E2 or 0x110BD or 0x110CD => false,
        0x034F or (>= 0x180B and <= 0x180F) or 0x2065 or (>= 0xE0000 and <= 0xE00FF) or (>= 0xE01F0 and <= 0xE0FFF) => true,
        _ => Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format,
    };

    // Fillers of syllables, vowels that are only inherent, the braille pattern without a dot, and what is kept free for characters that show nothing.
    private static bool IsFiller(Rune rune) => rune.Value is 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x2800 or 0x3164 or 0xFFA0 or (>= 0xFFF0 and <= 0xFFF8);

    private static bool IsSelector(Rune rune) => rune.Value is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);
}
