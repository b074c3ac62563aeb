using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace CapabilityRegistry.Kernel.Texts;

/// <summary>How long a text is, in characters as JSON Schema counts them: code points, not halves of surrogate pairs.</summary>
public sealed class CharactersAttribute : StringLengthAttribute
{
    /// <param name="least">The fewest characters.</param>
    /// <param name="most">The most characters.</param>
    public CharactersAttribute(int least, int most)
        : base(most)
    {
        MinimumLength = least;
        ErrorMessage = string.Create(CultureInfo.InvariantCulture, $"{{0}}: expected a text from {least} to {most} characters.");
    }

    /// <summary>The number of characters of a text.</summary>
    public static int Count(string text) => text.EnumerateRunes().Count();

    /// <summary>
    /// The text with a sign of one UTF-16 unit in place of each character that takes two: a regular expression of .NET counts units, one of JSON Schema
    /// characters. No pattern of ours names a character of two units or the sign, U+E000 of the private use area.
    /// </summary>
    public static string OneUnitEach(string text) => text.Any(char.IsHighSurrogate)
        ? string.Concat(text.EnumerateRunes().Select(rune => rune.IsBmp ? (char)rune.Value : '\uE000'))
        : text;

    public override bool IsValid(object? value) => value is not string text || (Count(text) is var count && count >= MinimumLength && count <= MaximumLength);
}
