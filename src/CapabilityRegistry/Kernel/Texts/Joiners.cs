using System.Text;

namespace CapabilityRegistry.Kernel.Texts;

/// <summary>
/// Where the zero width joiner (U+200D) and non-joiner (U+200C) change what is read, and so may stand in a name: RFC 5892, appendix A.1 and A.2.
/// </summary>
public static class Joiners
{
    private const int NonJoiner = 0x200C;
    private const int Joiner = 0x200D;

    private static readonly Lazy<Func<Rune, string?>> Joining = new(() => CharacterTable.Ranges("joining"));

    /// <summary>Whether the character at a place is a joiner that its neighbours need.</summary>
    public static bool MayStand(ReadOnlySpan<Rune> text, int at) => text[at].Value switch
    {
        NonJoiner => FollowsVirama(text, at) || KeepsLettersApart(text, at),
        Joiner => FollowsVirama(text, at) || AsksForYaPhalaa(text, at),
        _ => false,
    };

    private static bool FollowsVirama(ReadOnlySpan<Rune> text, int at) => at > 0 && Of(text[at - 1]) == 'V';

    // Between two letters that would otherwise join, whatever marks stand on them.
    private static bool KeepsLettersApart(ReadOnlySpan<Rune> text, int at)
    {
        var (before, after) = (at - 1, at + 1);
        while (before >= 0 && IsTransparent(text[before]))
        {
            before--;
        }

        while (after < text.Length && IsTransparent(text[after]))
        {
            after++;
        }

        return before >= 0 && Of(text[before]) is 'L' or 'D' && after < text.Length && Of(text[after]) is 'R' or 'D';
    }

    // Bengali ra, joiner, virama: how the Unicode Standard (12.2, Bengali) writes ra with ya-phalaa, as in the name of the Rapid Action Battalion.
    private static bool AsksForYaPhalaa(ReadOnlySpan<Rune> text, int at) =>
        at > 0 && at + 1 < text.Length && text[at - 1].Value == 0x09B0 && text[at + 1].Value == 0x09CD;

    private static bool IsTransparent(Rune rune) => Of(rune) is 'T' or 'V';

    private static char? Of(Rune rune) => Joining.Value(rune)?[0];
}
