using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace CapabilityRegistry.Kernel.Texts;

/// <summary>The tables of the folder unicode, embedded in the assembly: properties of characters that .NET does not know.</summary>
public static class CharacterTable
{
    /// <summary>What each character looks like; one that looks like none but itself is not listed.</summary>
    public static FrozenDictionary<Rune, string> LookAlikes() => Lines("lookalikes")
        .ToFrozenDictionary(fields => new Rune(Code(fields[0])), fields => string.Concat(fields.Skip(1).Select(code => char.ConvertFromUtf32(Code(code)))));

    /// <summary>The property that a table gives to each character; null for a character that it does not list.</summary>
    /// <param name="name">The file of the table, without its ending.</param>
    public static Func<Rune, string?> Ranges(string name)
    {
        var ranges = Lines(name).Select(fields => (From: Code(fields[0]), To: Code(fields[1]), Value: string.Join(' ', fields.Skip(2)))).ToArray();
        var starts = ranges.Select(range => range.From).ToArray();
        return rune =>
        {
            var index = Array.BinarySearch(starts, rune.Value);
            index = index < 0 ? ~index - 1 : index;
            return index >= 0 && rune.Value <= ranges[index].To ? ranges[index].Value : null;
        };
    }

    private static IEnumerable<string[]> Lines(string name)
    {
        using var text = EmbeddedFile.Open($"unicode/{name}.txt");
        while (text.ReadLine() is { } line)
        {
            if (!line.StartsWith('#'))
            {
                yield return line.Split(' ');
            }
        }
    }

    private static int Code(string text) => int.Parse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
