using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace CapabilityRegistry.Platform.Access.Tokens;

/// <summary>A bearer token: 256 random bits, shown once and never kept; what is kept is its SHA-256.</summary>
public static class TokenText
{
    public const int Bits = 256;

    /// <summary>What a token begins with, so that one that was lost is recognised.</summary>
    public const string Prefix = "crt_";

    // 32 bytes in Base64 without padding.
    private const int Length = 43;

    public static string New() => Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bits / 8));

    /// <summary>Whether the text has the form of a token, checked without the database.</summary>
    public static bool IsOne(string text) =>
        text.StartsWith(Prefix, StringComparison.Ordinal) && IsSecret(text.AsSpan(Prefix.Length));

    /// <summary>Whether the text has the form of 256 random bits as they are written here, also where they are no token.</summary>
    public static bool IsSecret(ReadOnlySpan<char> text) => text.Length == Length && Base64Url.IsValid(text);

    /// <returns>64 lower-case hexadecimal digits.</returns>
    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
