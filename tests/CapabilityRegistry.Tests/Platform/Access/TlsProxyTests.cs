using System.Net;
using CapabilityRegistry.Platform.Access;
using CapabilityRegistry.Platform.Access.Tokens;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Platform.Access;

/// <summary>Whose word counts about where a request comes from.</summary>
public sealed class TlsProxyTests
{
    [Theory]
    [InlineData("127.0.0.1", "::1", true)]
    [InlineData("127.0.0.0/8", "::1/128", true)]
    [InlineData("10.0.0.1", "2001:db8::1", false)]
    [InlineData("10.0.0.0/8", "2001:db8::/32", false)]
    public async Task Where_proxies_are_named_nobody_else_says_for_whom_it_asks(string address, string another, bool believed)
    {
        await using var app = await RegistryApp.On(Engine.Sqlite, settings:
        [
            ("Limits:WrongTokens", "3"), ("Limits:Seconds", "3600"), (TlsProxy.Setting, "true"),
            ($"{TlsProxy.KnownProxies}:0", address), ($"{TlsProxy.KnownProxies}:1", another),
        ]);
        for (var i = 0; i < 3; i++)
        {
            (await For(app, "198.51.100.1", TokenText.New()).Get("/v1/unit-types")).Is(HttpStatusCode.Unauthorized);
        }

        (await For(app, "198.51.100.2", "demo-planner").Get("/v1/unit-types")).Is(believed ? HttpStatusCode.OK : HttpStatusCode.TooManyRequests);
    }

    private static Session For(RegistryApp app, string address, string token)
    {
        var session = app.As(token);
        session.Client.DefaultRequestHeaders.Add("X-Forwarded-For", address);
        return session;
    }
}
