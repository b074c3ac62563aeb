using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace CapabilityRegistry.Access;

/// <summary>A bearer token: 256 random bits, shown once and never kept; what is kept is its SHA-256.</summary>
public static class TokenText
{
    public const int Bits = 256;

    public static string New() => "crt_" + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bits / 8));

    /// <returns>64 lower-case hexadecimal digits.</returns>
    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
