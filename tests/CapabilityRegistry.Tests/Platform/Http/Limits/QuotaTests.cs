using System.Net;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Platform.Http.Limits;

/// <summary>How much one client may ask. The window is an hour, so that nothing comes back while a test runs.</summary>
public sealed class QuotaTests
{
    private static readonly (string, string)[] FiveInAnHour = [("Limits:Requests", "5"), ("Limits:Seconds", "3600")];

    [Fact]
    public async Task Every_answer_says_what_is_left_and_beyond_it_is_429()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite, settings: FiveInAnHour);
        for (var left = 4; left >= 0; left--)
        {
            var answer = await app.Planner.Get(left % 2 == 0 ? "/v1/unit-types" : "/v1/pledges/XXX-00001");
            Assert.Equal($"\"requests\";r={left};t=300", answer.Headers["RateLimit"]);
            Assert.Equal("\"requests\";q=5;w=3600", answer.Headers["RateLimit-Policy"]);
        }

        var refused = (await app.Planner.Get("/v1/unit-types")).Is(HttpStatusCode.TooManyRequests);

        Assert.Equal("too-many-requests", refused.Code);
        Assert.Equal("application/problem+json", refused.MediaType);
        Assert.Equal("300", refused.Headers["Retry-After"]);
        Assert.Equal("\"requests\";r=0;t=300", refused.Headers["RateLimit"]);
        Assert.Equal("\"requests\";q=5;w=3600", refused.Headers["RateLimit-Policy"]);
    }

    [Fact]
    public async Task A_refused_change_is_not_made()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite, settings: FiveInAnHour);
        for (var i = 0; i < 5; i++)
        {
            (await app.FocalPoint.WithoutReadingBack.Post("/v1/pledges", Sample.Pledge())).Is(HttpStatusCode.Created);
        }

        (await app.FocalPoint.Post("/v1/pledges", Sample.Pledge())).Is(HttpStatusCode.TooManyRequests);

        Assert.Equal(5, (await app.Planner.Get("/v1/pledges")).Body["items"]!.AsArray().Count);
    }

    [Fact]
    public async Task Each_caller_has_a_quota_of_its_own_and_strangers_have_one_by_address()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite, settings: FiveInAnHour);
        await UseUp(app.Planner, "/v1/unit-types");

        (await app.Auditor.Get("/v1/unit-types")).Is(HttpStatusCode.OK);
        await UseUp(app.As(null), "/v1/unit-types");
        (await app.Auditor.Get("/v1/unit-types")).Is(HttpStatusCode.OK);
        (await app.As(null).Get("/health/ready")).Is(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task Whether_the_process_lives_is_told_however_often_somebody_asks()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite, settings: FiveInAnHour);
        for (var i = 0; i < 20; i++)
        {
            Assert.False((await app.As(null).Get("/health/live")).Is(HttpStatusCode.OK).Headers.ContainsKey("RateLimit"));
        }

        (await app.As(null).Get("/health/ready")).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Pages_documents_and_addresses_that_do_not_exist_count_too()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite, settings: FiveInAnHour);
        string[] paths = ["/swagger/index.html", "/openapi/v1.json", "/openapi/v1-3.0.json", "/v1/nothing", "/openapi/zz.json"];

        for (var i = 0; i < paths.Length; i++)
        {
            Assert.Equal($"\"requests\";r={4 - i};t=300", (await app.As(null).Get(paths[i])).Headers["RateLimit"]);
        }

        foreach (var path in paths)
        {
            (await app.As(null).Get(path)).Is(HttpStatusCode.TooManyRequests);
        }
    }

    [Fact]
    public async Task Behind_a_proxy_it_is_the_forwarded_address_that_counts_and_of_version_6_the_network()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite, settings: [.. FiveInAnHour, ("Access:BehindTlsProxy", "true")]);
        await UseUp(From(app, "203.0.113.7"), "/openapi/zz.json");
        (await From(app, "203.0.113.8").Get("/health/ready")).Is(HttpStatusCode.OK);

        await UseUp(From(app, "2001:db8:1:2::1"), "/openapi/zz.json");
        (await From(app, "2001:db8:1:2:ffff::9").Get("/health/ready")).Is(HttpStatusCode.TooManyRequests);
        (await From(app, "2001:db8:1:3::1").Get("/health/ready")).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Without_a_proxy_nobody_passes_for_another_address()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite, settings: FiveInAnHour);
        await UseUp(From(app, "203.0.113.7"), "/openapi/zz.json");

        (await From(app, "203.0.113.8").Get("/openapi/zz.json")).Is(HttpStatusCode.TooManyRequests);
    }

    private static async Task UseUp(Session somebody, string path)
    {
        for (var i = 0; i < 5; i++)
        {
            Assert.NotEqual(HttpStatusCode.TooManyRequests, (await somebody.Get(path)).Status);
        }

        (await somebody.Get(path)).Is(HttpStatusCode.TooManyRequests);
    }

    private static Session From(RegistryApp app, string address)
    {
        var session = app.As(null);
        session.Client.DefaultRequestHeaders.Add("X-Forwarded-For", address);
        return session;
    }
}
