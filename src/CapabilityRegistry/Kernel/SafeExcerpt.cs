using System.Globalization;
using System.Text;
using System.Text.Json;

namespace CapabilityRegistry.Kernel;

/// <summary>Quotes a value of the request in a message: shortened, and without control or invisible characters.</summary>
public static class SafeExcerpt
{
    private const int Longest = 80;

    /// <summary>The most characters of a found value in a fault: it may hold a whole value of the request.</summary>
    public const int LongestInFault = 200;

    public static string Short(string text) => $"'{Printable(text, Longest)}'";

    /// <summary>The beginning of a text, with a middle dot in place of every invisible character.</summary>
    public static string Printable(string text, int longest)
    {
        var printable = new StringBuilder(longest + 1);
        foreach (var rune in text.EnumerateRunes().Take(longest))
        {
            printable.Append(IsVisible(rune) ? rune.ToString() : "\u00B7");
        }

        return text.EnumerateRunes().Skip(longest).Any() ? $"{printable}…" : printable.ToString();
    }

    // Direction marks and zero-width characters could make a text look like another one.
    private static bool IsVisible(Rune rune) => rune.Value != 0xFFFD
        && Rune.GetUnicodeCategory(rune) is not (
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    public static string Short(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "null",
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => $"an array of {value.GetArrayLength()}",
        JsonValueKind.String => Short(value.GetString()!),
        _ => Short(value.GetRawText()).Trim('\''),
    };

    /// <summary>One sentence over all faults: the first in full, the rest as a number.</summary>
    public static string Summary(IReadOnlyList<Fault> faults)
    {
        var first = faults[0];
        var where = first.Parameter ?? (first.Pointer is { Length: > 0 } pointer ? pointer : "the body");
        var rest = faults.Count == 1 ? "" : $" And {faults.Count - 1} more, see errors.";
        return $"{Printable(where, LongestInFault)}: expected {first.Expected}, found {Printable(first.Found, LongestInFault)}.{rest}";
    }
}
