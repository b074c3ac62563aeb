using System.Net;
using System.Net.Sockets;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace CapabilityRegistry.Tests.Platform.Access.Provider;

/// <summary>
/// A real OpenID provider (OpenIddict) on a port of this machine, with discovery, published keys and a token endpoint.
/// It gives whoever asks the claims asked for. Its key is in the test's hands, to make tokens that it never would.
/// </summary>
public sealed class IdentityProvider : IAsyncDisposable
{
    public const string Audience = "capability-registry";

    private readonly WebApplication _app;

    private IdentityProvider(Uri address, SecurityKey key)
    {
        Address = address;
        Key = key;
        _app = Build(address, key, Person);
    }

    public Uri Address { get; }

    public SecurityKey Key { get; }

    /// <summary>Who signs in at its page, without being asked: claims of the token that they get.</summary>
    public Dictionary<string, string> Person { get; } = [];

    /// <summary>The provider keeps the real time, and so does whoever checks its tokens.</summary>
    public static DateTime Now => TimeProvider.System.GetUtcNow().UtcDateTime;

    public static RsaSecurityKey NewKey() => new(RSA.Create(2048)) { KeyId = Guid.NewGuid().ToString("N") };

    /// <param name="address">Where it listens; a free port if not given.</param>
    public static async Task<IdentityProvider> Start(Uri? address = null, SecurityKey? key = null)
    {
        var provider = new IdentityProvider(address ?? FreeAddress(), key ?? NewKey());
        await provider._app.StartAsync();
        // Its first answers take long on a busy machine, longer than a registry waits for them.
        using var client = new HttpClient { BaseAddress = provider.Address };
        var discovery = JsonNode.Parse(await client.GetStringAsync(new Uri(".well-known/openid-configuration", UriKind.Relative)))!;
        await client.GetStringAsync(new Uri((string)discovery["jwks_uri"]!));
        return provider;
    }

    /// <summary>A token with these claims, from the token endpoint.</summary>
    public async Task<string> Token(params (string Claim, string Value)[] claims)
    {
        using var client = new HttpClient { BaseAddress = Address };
        var form = claims.GroupBy(each => each.Claim, each => each.Value).Select(each => KeyValuePair.Create($"claim_{each.Key}", string.Join(' ', each)));
        using var content = new FormUrlEncodedContent(
            [new("grant_type", "client_credentials"), new("client_id", "anybody"), new("client_secret", "any"), .. form]);
        using var answer = await client.PostAsync(new Uri("connect/token", UriKind.Relative), content);
        var text = await answer.Content.ReadAsStringAsync();
        return (string?)JsonNode.Parse(text)!["access_token"] ?? throw new InvalidOperationException(text);
    }

    /// <summary>A token as the provider would sign it, but with whatever contents.</summary>
    public string Forged(Action<SecurityTokenDescriptor> change)
    {
        var token = new SecurityTokenDescriptor
        {
            Issuer = Address.ToString(),
            Audience = Audience,
            IssuedAt = DateTime.UnixEpoch,
            NotBefore = Now.AddMinutes(-5),
            Expires = Now.AddMinutes(5),
            Claims = new Dictionary<string, object> { ["sub"] = "forged", ["roles"] = "planner" },
            SigningCredentials = new SigningCredentials(Key, SecurityAlgorithms.RsaSha256),
        };
        change(token);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(token);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static WebApplication Build(Uri address, SecurityKey key, IReadOnlyDictionary<string, string> person)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(address.ToString());
        builder.Logging.ClearProviders();
        builder.Services.AddOpenIddict().AddServer(server =>
        {
            server.EnableDegradedMode().AllowClientCredentialsFlow().SetTokenEndpointUris("connect/token");
            server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange().SetAuthorizationEndpointUris("connect/authorize");
            server.AddEventHandler<ValidateAuthorizationRequestContext>(handler => handler.UseInlineHandler(_ => default));
            server.AddEventHandler<HandleAuthorizationRequestContext>(handler => handler.UseInlineHandler(context =>
            {
                context.Principal = Somebody(person);
                return default;
            }));
            server.AddSigningKey(key).AddEphemeralEncryptionKey().DisableAccessTokenEncryption();
            server.UseAspNetCore().DisableTransportSecurityRequirement();
            server.AddEventHandler<ValidateTokenRequestContext>(handler => handler.UseInlineHandler(_ => default));
            server.AddEventHandler<HandleTokenRequestContext>(handler => handler.UseInlineHandler(Give));
        });
        var app = builder.Build();
        app.UseAuthentication();
        return app;
    }

    private static ClaimsPrincipal Somebody(IReadOnlyDictionary<string, string> claims)
    {
        var identity = new ClaimsIdentity(claims.Select(each => new Claim(each.Key, each.Value)), "provider");
        var principal = new ClaimsPrincipal(identity).SetResources(Audience).SetScopes(OpenIddictConstants.Scopes.OpenId);
        return principal.SetDestinations(_ => [OpenIddictConstants.Destinations.AccessToken, OpenIddictConstants.Destinations.IdentityToken]);
    }

    private static ValueTask Give(HandleTokenRequestContext context)
    {
        if (context.Request.IsAuthorizationCodeGrantType())
        {
            // What was decided when the code was given.
            return default;
        }

        var identity = new ClaimsIdentity("provider");
        foreach (var (name, value) in context.Request.GetParameters().Where(each => each.Key.StartsWith("claim_", StringComparison.Ordinal)))
        {
            identity.AddClaims(((string?)value ?? "").Split(' ').Select(each => new Claim(name["claim_".Length..], each)));
        }

        context.Principal = new ClaimsPrincipal(identity).SetResources(Audience);
        context.Principal.SetDestinations(_ => [OpenIddictConstants.Destinations.AccessToken]);
        return default;
    }

    private static Uri FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
    }
}
