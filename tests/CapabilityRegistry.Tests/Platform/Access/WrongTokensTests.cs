using System.Net;
using CapabilityRegistry.Platform.Access.Tokens;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Platform.Access;

/// <summary>Whoever tries one token after the other.</summary>
public sealed class WrongTokensTests
{
    private static readonly (string, string)[] ThreeInAnHour = [("Limits:WrongTokens", "3"), ("Limits:Seconds", "3600")];

    [Fact]
    public async Task After_too_many_wrong_tokens_none_from_that_address_is_looked_at_not_even_a_right_one()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite, settings: ThreeInAnHour);
        (await app.Planner.Get("/v1/unit-types")).Is(HttpStatusCode.OK);
        foreach (var wrong in new[] { TokenText.New(), "demo-nobody", "eyJ.eyJ.x" })
        {
            (await app.As(wrong).Get("/v1/unit-types")).Is(HttpStatusCode.Unauthorized);
        }

        foreach (var token in new[] { TokenText.New(), "demo-planner" })
        {
            var answer = (await app.As(token).Get("/v1/unit-types")).Is(HttpStatusCode.TooManyRequests);
            Assert.Equal("too-many-requests", answer.Code);
            Assert.Equal("\"wrong-tokens\";q=3;w=3600", answer.Headers["RateLimit-Policy"]);
            Assert.Equal("\"wrong-tokens\";r=0;t=300", answer.Headers["RateLimit"]);
            Assert.Equal("300", answer.Headers["Retry-After"]);
        }
    }

    [Fact]
    public async Task Neither_right_tokens_nor_none_at_all_count()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite, settings: ThreeInAnHour);
        for (var i = 0; i < 5; i++)
        {
            (await app.As(null).Get("/v1/unit-types")).Is(HttpStatusCode.Unauthorized);
            (await app.Assessor.Get("/v1/gaps")).Is(HttpStatusCode.Forbidden);
        }

        (await app.Planner.Get("/v1/unit-types")).Is(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("/health/ready")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/v1/nothing")]
    public async Task Tokens_cannot_be_tried_where_none_is_needed(string path)
    {
        await using var app = await RegistryApp.On(Engine.Sqlite, settings: ThreeInAnHour);
        for (var i = 0; i < 3; i++)
        {
            Assert.NotEqual(HttpStatusCode.TooManyRequests, (await app.As(TokenText.New()).Get(path)).Status);
        }

        (await app.As(TokenText.New()).Get(path)).Is(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task Where_nothing_counts_no_token_is_looked_at()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite, settings: ThreeInAnHour);
        for (var i = 0; i < 10; i++)
        {
            (await app.As(TokenText.New()).Get("/health/live")).Is(HttpStatusCode.OK);
        }

        (await app.Planner.Get("/v1/unit-types")).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Another_address_is_not_held_up()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite, settings: [.. ThreeInAnHour, ("Access:BehindTlsProxy", "true")]);
        for (var i = 0; i < 3; i++)
        {
            await From(app, "198.51.100.1", TokenText.New()).Get("/v1/unit-types");
        }

        (await From(app, "198.51.100.1", "demo-planner").Get("/v1/unit-types")).Is(HttpStatusCode.TooManyRequests);
        (await From(app, "198.51.100.2", "demo-planner").Get("/v1/unit-types")).Is(HttpStatusCode.OK);
    }

    private static Session From(RegistryApp app, string address, string token)
    {
        var session = app.As(token);
        session.Client.DefaultRequestHeaders.Add("X-Forwarded-For", address);
        return session;
    }
}
