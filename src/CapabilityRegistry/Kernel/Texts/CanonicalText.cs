using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;

namespace CapabilityRegistry.Kernel.Texts;

/// <summary>
/// The one form of a name: as it is kept and shown, and as it is compared. What is compared are keys, 64 hexadecimal digits (SHA-256), so that both
/// engines compare alike, whatever their collation, and a key has one length.
/// </summary>
public static class CanonicalText
{
    // What is left of a capital İ: i has its dot anyway, and ı without one counts as i, too.
    private const string DottedI = "i\u0307";

    private static readonly Lazy<FrozenDictionary<Rune, string>> LookAlikes = new(CharacterTable.LookAlikes);

    /// <summary>As it is kept and shown: without space around it, composed (NFC).</summary>
    public static string Of(string text) => text.Trim().Normalize(NormalizationForm.FormC);

    /// <summary>
    /// The key of a reference. Two are the same if they differ in case, in compatibility forms (NFKC), in what is not seen, or in letters of another script
    /// that look like ASCII. I and 1 stay apart: people count with both.
    /// </summary>
    public static string ReferenceKey(string text) => Key(Folded(text));

    /// <summary>
    /// The key of a name of somebody. Two are the same if their references would be, or if they look the same (UTS #39, section 4): l, I and 1. What a
    /// provider calls somebody (oidc:…) is compared as it is: a subject is case-sensitive (OpenID Connect Core, section 2).
    /// </summary>
    public static string NameKey(string text) =>
        Key(text.Contains(':', StringComparison.Ordinal) ? text : string.Concat(Folded(text).EnumerateRunes().Select(LookAlike)));

    /// <summary>Whether two names are those of one person; nobody is the same as somebody unknown.</summary>
    public static bool IsSamePerson(string? one, string? other) => one is not null && other is not null && NameKey(one) == NameKey(other);

    private static string Key(string folded) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(folded.Normalize(NormalizationForm.FormD))));

    private static string Folded(string text)
    {
        var words = text.Normalize(NormalizationForm.FormKD).Split(default(char[]), StringSplitOptions.RemoveEmptyEntries);
        var folded = string.Concat(string.Join(' ', words).EnumerateRunes().Where(rune => !TextRules.IsIgnorable(rune)).Select(CaseFolding.Of));
        return string.Concat(folded.Replace(DottedI, "i", StringComparison.Ordinal).EnumerateRunes()
            .Select(rune => rune.IsAscii ? rune.ToString() : LookAlike(rune)));
    }

    // Small letters stand for capital ones too: Cyrillic в looks like no letter of ASCII, but В does.
    private static string LookAlike(Rune rune)
    {
        var small = LookAlikes.Value.GetValueOrDefault(rune);
        var capital = LookAlikes.Value.GetValueOrDefault(Rune.ToUpperInvariant(rune));
        var seen = small is not null && (Ascii.IsValid(small) || capital is null || !Ascii.IsValid(capital)) ? small : capital ?? rune.ToString();
        return string.Concat(seen.EnumerateRunes().Select(CaseFolding.Of));
    }
}
