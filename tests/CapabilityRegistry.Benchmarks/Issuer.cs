using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CapabilityRegistry.Benchmarks;

/// <summary>What a registry needs to see of an OpenID provider: its description and its key. It signs one token.</summary>
internal sealed class Issuer : IAsyncDisposable
{
    public const string Audience = "benchmark";

    private readonly RsaSecurityKey _key = new(RSA.Create(2048)) { KeyId = "1" };
    private readonly WebApplication _app;

    private Issuer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.MapGet("/.well-known/openid-configuration", () => Results.Json(new Dictionary<string, object>
        {
            ["issuer"] = Address, ["jwks_uri"] = $"{Address}/keys", ["response_types_supported"] = Array.Empty<string>(),
        }));
        _app.MapGet("/keys", () => Results.Json(new { keys = new[] { PublicKey() } }));
    }

    public string Address => _app.Urls.First();

    public static async Task<Issuer> Start()
    {
        var issuer = new Issuer();
        await issuer._app.StartAsync();
        return issuer;
    }

    public string PlannerToken() => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = Address,
        Audience = Audience,
        Claims = new Dictionary<string, object> { ["sub"] = "benchmark", ["roles"] = "planner" },
        SigningCredentials = new SigningCredentials(_key, SecurityAlgorithms.RsaSha256),
    });

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private Dictionary<string, string> PublicKey()
    {
        var key = _key.Rsa.ExportParameters(includePrivateParameters: false);
        return new()
        {
            ["kty"] = "RSA", ["kid"] = _key.KeyId, ["use"] = "sig", ["alg"] = SecurityAlgorithms.RsaSha256,
            ["n"] = Base64UrlEncoder.Encode(key.Modulus!), ["e"] = Base64UrlEncoder.Encode(key.Exponent!),
        };
    }
}
