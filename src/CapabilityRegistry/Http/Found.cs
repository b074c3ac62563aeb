using System.Text;
using System.Text.Json;

namespace CapabilityRegistry.Http;

/// <summary>Says what was found, short enough to repeat and with nothing in it that a log or terminal would act on.</summary>
public static class Found
{
    private const int Longest = 80;

    public static string Short(string text)
    {
        var printable = new StringBuilder(Longest + 1);
        foreach (var rune in text.EnumerateRunes().Take(Longest))
        {
            printable.Append(Rune.IsControl(rune) || rune.Value == 0xFFFD ? "\u00B7" : rune.ToString());
        }

        return printable.Length < text.Length && text.Length > Longest ? $"'{printable}…'" : $"'{printable}'";
    }

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
        return $"{where}: expected {first.Expected}, found {first.Found}.{rest}";
    }
}
