using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace CapabilityRegistry.Platform.Access.Tokens;

/// <summary>A bearer token: 256 random bits, shown once and never kept; what is kept is its SHA-256.</summary>
public static class TokenText
{
    public const int Bits = 256;

    private const string Prefix = "crt_";

    // 32 bytes in Base64 without padding.
    private const int Length = 43;

    public static string New() => Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bits / 8));

    /// <summary>Whether the text has the form of a token, checked without the database.</summary>
    public static bool IsOne(string text) =>
        text.Length == Prefix.Length + Length && text.StartsWith(Prefix, StringComparison.Ordinal) && Base64Url.IsValid(text.AsSpan(Prefix.Length));

    /// <returns>64 lower-case hexadecimal digits.</returns>
    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
