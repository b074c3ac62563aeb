using System.Net;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Platform.Http;

public sealed class AddressTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    [Theory]
    [InlineData("limit=0", "limit", "out-of-range", "a whole number from 1 to 200", "'0'")]
    [InlineData("limit=201", "limit", "out-of-range", "a whole number from 1 to 200", "'201'")]
    [InlineData("limit=abc", "limit", "wrong-type", "a whole number from 1 to 200", "'abc'")]
    [InlineData("limit=", "limit", "wrong-type", "a whole number from 1 to 200", "''")]
    [InlineData("limit=1&limit=2", "limit", "repeated-parameter", "one value", "2 values")]
    [InlineData("limit=1&LIMIT=2", "LIMIT", "unknown-parameter", null, "this parameter")]
    [InlineData("after=%20", "after", "wrong-form", "a text from 1 to 2000 characters", "' '")]
    [InlineData("after=KAZ-00001%0A", "after", "wrong-form", "a text from 1 to 2000 characters", "'KAZ-00001·'")]
    [InlineData("count=yes", "count", "wrong-type", "true or false", "'yes'")]
    [InlineData("status=Draft", "status", "unknown-code",
        "one of announced, draft, submitted, acknowledged, registered, suspended, returned, withdrawn, lapsed", "'Draft'")]
    [InlineData("availableOn=tomorrow", "availableOn", "not-a-date", "a date such as 2027-03-31", "'tomorrow'")]
    [InlineData("externalId=", "externalId", "too-short", "a text from 1 to 100 characters", "''")]
    [InlineData("level=L2", "level", "unknown-parameter", null, "this parameter")]
    public async Task A_parameter_that_is_not_as_documented_is_named(string query, string place, string code, string? expected, string found)
    {
        var app = await apps.On(Engine.Sqlite);

        var answer = (await app.Planner.Get($"/v1/pledges?{query}")).Is(HttpStatusCode.BadRequest);

        Assert.Equal([place], answer.Places);
        Assert.Equal([code], answer.ErrorCodes);
        Assert.Equal(found, (string?)answer.Body["errors"]![0]!["found"]);
        Assert.Equal(expected ?? (string?)answer.Body["errors"]![0]!["expected"], (string?)answer.Body["errors"]![0]!["expected"]);
    }

    [Fact]
    public async Task All_wrong_parameters_are_reported_together()
    {
        var app = await apps.On(Engine.Sqlite);

        Assert.Equal(["limit", "count", "colour"], (await app.Planner.Get("/v1/pledges?limit=0&count=1&colour=blue")).Is(HttpStatusCode.BadRequest).Places);
    }

    [Theory]
    [InlineData("/v1/nothing")]
    [InlineData("/v2/pledges")]
    [InlineData("/v1/pledges/KAZ-00001/nothing")]
    [InlineData("/v1/pledges/KAZ-00001/raise/again")]
    public async Task An_unknown_address_is_a_problem_404_for_everybody(string path)
    {
        var app = await apps.On(Engine.Sqlite);

        foreach (var somebody in new[] { app.Planner, app.As(null) })
        {
            var answer = (await somebody.Get(path)).Is(HttpStatusCode.NotFound);
            Assert.Equal("no-such-address", answer.Code);
            Assert.Equal("application/problem+json", answer.MediaType);
        }
    }

    [Theory]
    [InlineData("DELETE", "/v1/pledges", "GET, POST, HEAD")]
    [InlineData("POST", "/v1/pledges/KAZ-00001", "DELETE, GET, PATCH, PUT, HEAD")]
    [InlineData("GET", "/v1/pledges/KAZ-00001/submit", "POST")]
    [InlineData("BREW", "/v1/gaps", "GET, HEAD")]
    public async Task A_method_that_is_not_offered_is_a_problem_405_that_says_which_are(string method, string path, string allowed)
    {
        var app = await apps.On(Engine.Sqlite);

        var answer = (await app.Planner.Send(HttpMethod.Parse(method), path)).Is(HttpStatusCode.MethodNotAllowed);

        Assert.Equal(allowed, answer.Headers["Allow"]);
        Assert.Equal("method-not-allowed", answer.Code);
        Assert.Equal("application/problem+json", answer.MediaType);
    }

    [Fact]
    public async Task A_NUL_in_the_path_is_refused_by_the_web_server_before_the_registry_sees_it()
    {
        var app = await apps.On(Engine.Sqlite);

        Assert.Equal("", (await app.Planner.Get("/v1/pledges/%00")).Is(HttpStatusCode.BadRequest).Text);
    }

    [Fact]
    public async Task A_host_that_is_not_allowed_is_refused_like_everything_else_that_is_not_understood()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite, settings: [("AllowedHosts", "localhost;127.0.0.1")]);
        (await app.Planner.Get("/v1/pledges")).Is(HttpStatusCode.OK);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/pledges");
        request.Headers.Host = "elsewhere.example";

        using var response = await app.Planner.Client.SendAsync(request, TestContext.Current.CancellationToken);

        var answer = (await Answer.Of(response)).Is(HttpStatusCode.BadRequest);
        Assert.Equal(("application/problem+json", "invalid-request", "DENY"), (answer.MediaType, answer.Code, answer.Headers["X-Frame-Options"]));
    }
}
