using Microsoft.AspNetCore.Authentication;

namespace CapabilityRegistry.Platform.Access;

/// <summary>What stands in the Authorization header: Bearer, a space and the token (RFC 6750, 2.1).</summary>
public static class BearerHeader
{
    /// <summary>The scheme that forwards a token to the scheme that can read it: ours or the identity provider's.</summary>
    public const string SchemeName = "Bearer";

    private const string Prefix = "Bearer ";

    /// <summary>The token; null if there is none or more than one.</summary>
    public static string? Of(HttpRequest request) =>
        request.Headers.Authorization is [{ } header] && header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
            ? header[Prefix.Length..].Trim()
            : null;

    /// <summary>Whether a token is a JSON Web Token, which only a provider gives: three parts, the first an object in Base64.</summary>
    public static bool IsJsonWebToken(string token) => token.StartsWith("eyJ", StringComparison.Ordinal) && token.Count(letter => letter == '.') == 2;

    /// <summary>Why the request has no caller, as a sentence; null if it sends no Authorization header.</summary>
    public static async Task<string?> Fault(HttpContext context) => context.Request.Headers.Authorization.Count switch
    {
        0 => null,
        1 => (await context.AuthenticateAsync()).Failure?.Message ?? "The header is not Bearer, a space and a token.",
        _ => "There is more than one Authorization header.",
    };
}
