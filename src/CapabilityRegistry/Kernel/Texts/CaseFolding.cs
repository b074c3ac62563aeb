using System.Text;

namespace CapabilityRegistry.Kernel.Texts;

/// <summary>
/// Full case folding (Unicode, CaseFolding.txt, statuses C and F) of a text in NFKD: what differs in nothing but case becomes the same. It is made for
/// comparing, not for showing.
/// </summary>
public static class CaseFolding
{
    /// <summary>
    /// The character, or the characters, that stand for all of its cases. Of what full case folding makes several characters of, NFKD has taken apart
    /// everything but sharp s: ligatures, and letters with accents that have no capital of their own.
    /// </summary>
    public static string Of(Rune rune) => rune.Value is 'ß' or 'ẞ' ? "ss" : Rune.ToLowerInvariant(Rune.ToUpperInvariant(rune)).ToString();
}
