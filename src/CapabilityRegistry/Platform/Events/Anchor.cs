using System.Globalization;

namespace CapabilityRegistry.Platform.Events;

/// <summary>
/// An event's number and hash, written SEQ:HASH. Kept where nobody who can reach the database can reach it, it shows
/// whether the chain up to that event is still the one that it was.
/// </summary>
public sealed record Anchor(long Seq, string Hash)
{
    public const string Form = "SEQ:HASH, a number and 64 lower-case hexadecimal digits";

    /// <summary>Before the first event.</summary>
    public static readonly Anchor Start = new(0, EventHash.Start);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Seq}:{Hash}");

    public static bool TryParse(string text, out Anchor anchor)
    {
        var parts = text.Split(':');
        anchor = Start;
        if (parts is not [var seq, { Length: 64 } hash]
            || !long.TryParse(seq, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || !hash.All(char.IsAsciiHexDigitLower))
        {
            return false;
        }

        anchor = new Anchor(number, hash);
        return true;
    }
}
