using System.Net;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Platform.Access;

/// <summary>Pages of other origins, as a browser asks for them.</summary>
public sealed class AllowedOriginsTests
{
    private const string Allowed = "https://planning.example";

    [Fact]
    public async Task Unless_one_is_named_no_origin_is_let_in()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite);

        Closed(await Preflight(app, Allowed, "GET"), HttpStatusCode.MethodNotAllowed);
        Closed(await Asked(app, Allowed), HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_origin_that_is_named_may_ask_and_read_what_it_needs()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite, settings: [("Access:AllowedOrigins:0", Allowed)]);

        var preflight = (await Preflight(app, Allowed, "PUT", "authorization,content-type,if-match,idempotency-key")).Is(HttpStatusCode.NoContent);
        Assert.Equal(Allowed, preflight.Headers["Access-Control-Allow-Origin"]);
        Assert.Contains("PUT", preflight.Headers["Access-Control-Allow-Methods"]);
        Assert.Contains("If-Match", preflight.Headers["Access-Control-Allow-Headers"]);
        Assert.Equal("600", preflight.Headers["Access-Control-Max-Age"]);

        var answer = (await Asked(app, Allowed)).Is(HttpStatusCode.OK);
        Assert.Equal(Allowed, answer.Headers["Access-Control-Allow-Origin"]);
        foreach (var name in new[] { "ETag", "Location", "Retry-After", "RateLimit", "RateLimit-Policy", "WWW-Authenticate" })
        {
            Assert.Contains(name, answer.Headers["Access-Control-Expose-Headers"].Split(", ,".ToCharArray()));
        }

        Assert.False(answer.Headers.ContainsKey("Access-Control-Allow-Credentials"));
    }

    [Fact]
    public async Task It_may_read_refusals_too()
    {
        await using var app = await RegistryApp.On(
            Engine.Sqlite, settings: [("Access:AllowedOrigins:0", Allowed), ("Limits:Requests", "1"), ("Limits:Seconds", "3600")]);
        (await Asked(app, Allowed)).Is(HttpStatusCode.OK);

        Assert.Equal(Allowed, (await Asked(app, Allowed)).Is(HttpStatusCode.TooManyRequests).Headers["Access-Control-Allow-Origin"]);
    }

    [Theory]
    [InlineData("https://elsewhere.example")]
    [InlineData("http://planning.example")]
    [InlineData("https://planning.example:8443")]
    [InlineData("https://planning.example.elsewhere.example")]
    [InlineData("https://PLANNING.example.")]
    [InlineData("null")]
    public async Task Every_other_origin_stays_out(string origin)
    {
        await using var app = await RegistryApp.On(Engine.Sqlite, settings: [("Access:AllowedOrigins:0", Allowed)]);

        Closed(await Preflight(app, origin, "GET"), HttpStatusCode.NoContent);
        Closed(await Asked(app, origin), HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_method_or_header_that_nothing_here_takes_is_not_allowed()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite, settings: [("Access:AllowedOrigins:0", Allowed)]);

        Assert.DoesNotContain("TRACE", (await Preflight(app, Allowed, "TRACE")).Headers.GetValueOrDefault("Access-Control-Allow-Methods", ""));
        Assert.DoesNotContain("X-Other", (await Preflight(app, Allowed, "GET", "x-other")).Headers.GetValueOrDefault("Access-Control-Allow-Headers", ""));
    }

    private static void Closed(Answer answer, HttpStatusCode status) =>
        Assert.DoesNotContain(answer.Is(status).Headers.Keys, name => name.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase));

    private static async Task<Answer> Preflight(RegistryApp app, string origin, string method, string? headers = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, "/v1/pledges/KAZ-00001");
        request.Headers.Add("Origin", origin);
        request.Headers.Add("Access-Control-Request-Method", method);
        if (headers is not null)
        {
            request.Headers.Add("Access-Control-Request-Headers", headers);
        }

        using var response = await app.As(null).Client.SendAsync(request, TestContext.Current.CancellationToken);
        return await Answer.Of(response);
    }

    private static async Task<Answer> Asked(RegistryApp app, string origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/unit-types");
        request.Headers.Add("Origin", origin);
        using var response = await app.Planner.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return await Answer.Of(response);
    }
}
