using System.Net;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Platform.Http;

public sealed class AnswerHeadersTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    [Theory]
    [InlineData("GET", "/v1/unit-types", 200, "no-cache, private")]
    [InlineData("GET", "/v1/unit-types/NOTHING", 404)]
    [InlineData("GET", "/v1/unit-types?no-such=1", 400)]
    [InlineData("GET", "/v1/nothing", 404)]
    [InlineData("DELETE", "/v1/unit-types", 405)]
    [InlineData("OPTIONS", "/v1/unit-types", 405)]
    [InlineData("GET", "/v1/tokens", 403)]
    [InlineData("POST", "/v1/match-runs", 202)]
    [InlineData("GET", "/health/live", 200)]
    [InlineData("GET", "/openapi/v1.json", 200, "public, no-cache")]
    [InlineData("GET", "/openapi/v1-3.0.json", 200, "public, no-cache")]
    [InlineData("GET", "/openapi/zz.json", 404)]
    public async Task Every_answer_says_what_a_browser_and_a_cache_may_do_with_it(string method, string path, int status, string cache = "no-store")
    {
        var app = await apps.On(Engine.Sqlite);

        var answer = (await app.Planner.Send(HttpMethod.Parse(method), path)).Is((HttpStatusCode)status);

        foreach (var (name, value) in AnswerHeaders.OfApi.Where(each => each.Key != "Cache-Control"))
        {
            Assert.Equal(value, answer.Headers[name]);
        }

        Assert.Equal(cache, answer.Headers["Cache-Control"]);
        Assert.Equal("nosniff", answer.Headers["X-Content-Type-Options"]);
        Assert.Equal("default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'", answer.Headers["Content-Security-Policy"]);
        Assert.False(answer.Headers.ContainsKey("Server"));
        Assert.False(answer.Headers.ContainsKey("X-Powered-By"));
        Assert.False(answer.Headers.ContainsKey("Strict-Transport-Security"));
    }

    [Fact]
    public async Task A_page_for_people_has_them_too_with_a_policy_of_its_own_and_is_not_kept()
    {
        var page = (await (await apps.On(Engine.Sqlite)).As(null).Get("/sign-in")).Is(HttpStatusCode.OK);

        Assert.All(
            AnswerHeaders.OfApi.Where(header => header.Key is not ("Content-Security-Policy" or "Cache-Control")),
            header => Assert.Equal(header.Value, page.Headers[header.Key]));
        Assert.Contains("no-store", page.Headers["Cache-Control"]);
    }

    [Fact]
    public async Task A_failure_has_them_too()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite);
        await using (var work = new Work(app.Database))
        {
            await work.Query<int>("ALTER TABLE pledge RENAME TO pledge_elsewhere");
        }

        var answer = (await app.FocalPoint.Get("/v1/pledges")).Is(HttpStatusCode.InternalServerError);

        Assert.All(AnswerHeaders.OfApi, header => Assert.Equal(header.Value, answer.Headers[header.Key]));
        Assert.True(answer.Headers.ContainsKey("RateLimit"));
    }

    [Fact]
    public async Task The_page_for_trying_out_loads_what_is_its_own_and_stands_in_no_frame()
    {
        var app = await apps.On(Engine.Sqlite);

        var page = (await app.As(null).Get("/swagger/index.html")).Is(HttpStatusCode.OK);

        Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self'", page.Headers["Content-Security-Policy"]);
        Assert.EndsWith("frame-ancestors 'none'", page.Headers["Content-Security-Policy"]);
        Assert.Equal("DENY", page.Headers["X-Frame-Options"]);
        Assert.Equal("nosniff", page.Headers["X-Content-Type-Options"]);
    }

    [Theory]
    [InlineData("https", "registry.example", true)]
    [InlineData("https", "registry.example:8443", true)]
    [InlineData("http", "registry.example", false)]
    [InlineData("https", "localhost", false)]
    [InlineData("https", "127.0.0.1:5080", false)]
    [InlineData("https", "[::1]", false)]
    public async Task Over_TLS_it_wants_to_be_asked_over_TLS_ever_after(string scheme, string host, bool wants)
    {
        await using var app = await RegistryApp.On(Engine.Sqlite, settings: [("Access:BehindTlsProxy", "true")]);
        foreach (var path in new[] { "/health/live", "/v1/pledges", "/swagger/index.html", "/v1/nothing" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Host = host;
            request.Headers.Add("X-Forwarded-Proto", scheme);
            using var response = await app.As(null).Client.SendAsync(request, TestContext.Current.CancellationToken);

            Assert.Equal(wants ? "max-age=31536000" : null, (await Answer.Of(response)).Headers.GetValueOrDefault("Strict-Transport-Security"));
        }
    }
}
