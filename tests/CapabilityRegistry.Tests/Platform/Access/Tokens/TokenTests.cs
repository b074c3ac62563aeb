using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Platform.Access.Tokens;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Platform.Access.Tokens;

public sealed class TokenTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    [Theory, EachEngine]
    public async Task A_token_opens_what_its_role_may_and_is_shown_once(Engine engine)
    {
        var app = await apps.On(engine);
        var created = (await app.Administrator.Post("/v1/tokens", Request("planner"))).Is(HttpStatusCode.Created);
        var token = (string)created.Body["token"]!;

        (await app.As(token).Get("/v1/requirements")).Is(HttpStatusCode.OK);
        (await app.As(token).Get("/v1/tokens")).Is(HttpStatusCode.Forbidden);
        Assert.DoesNotContain(token, (await app.Administrator.Get(created.Location!)).Is(HttpStatusCode.OK).Text);
        Assert.DoesNotContain(token, (await app.Administrator.Get("/v1/tokens?limit=200")).Is(HttpStatusCode.OK).Text);
        Assert.DoesNotContain(token, (await app.Auditor.Get("/v1/changes?limit=200")).Is(HttpStatusCode.OK).Text);
    }

    [Fact]
    public void A_token_has_256_random_bits()
    {
        var tokens = Enumerable.Range(0, 1_000).Select(_ => TokenText.New()).ToList();

        Assert.Equal(1_000, tokens.Distinct().Count());
        Assert.All(tokens, token => Assert.Matches("^crt_[A-Za-z0-9_-]{43}$", token));
        Assert.All(tokens, token => Assert.True(TokenText.IsOne(token)));
    }

    [Theory]
    [InlineData("crt_short")]
    [InlineData("crt_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA!")]
    [InlineData("abc_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("")]
    public void What_cannot_be_a_token_is_not_looked_up(string text) => Assert.False(TokenText.IsOne(text));

    [Theory, EachEngine]
    public async Task A_revoked_token_opens_nothing_from_that_moment(Engine engine)
    {
        var app = await apps.On(engine);
        var created = (await app.Administrator.Post("/v1/tokens", Request("auditor"))).Is(HttpStatusCode.Created);
        var holder = app.As((string)created.Body["token"]!);
        (await holder.Get("/v1/pledges")).Is(HttpStatusCode.OK);

        (await app.Administrator.Step($"{created.Location}/revoke")).Is(HttpStatusCode.OK);

        var answer = (await holder.Get("/v1/pledges")).Is(HttpStatusCode.Unauthorized);
        Assert.Equal("unauthenticated", answer.Code);
        Assert.Equal("Bearer error=\"invalid_token\", error_description=\"The token was revoked.\"", answer.Headers["WWW-Authenticate"]);
        Assert.Equal("already-revoked", (await app.Administrator.Step($"{created.Location}/revoke")).Is(HttpStatusCode.Conflict).Code);
    }

    [Theory, EachEngine]
    public async Task While_it_is_revoked_no_request_under_way_brings_a_token_back(Engine engine)
    {
        var app = await apps.On(engine);
        for (var i = 0; i < 20; i++)
        {
            var created = (await app.Administrator.Post("/v1/tokens", Request("auditor"))).Is(HttpStatusCode.Created);
            var holder = app.As((string)created.Body["token"]!);
            var storm = Enumerable.Range(0, 8).Select(_ => holder.Get("/v1/missions?limit=1")).ToList();

            (await app.Administrator.WithoutReadingBack.Post($"{created.Location}/revoke", null, "\"1\"")).Is(HttpStatusCode.OK);

            (await holder.Get("/v1/missions?limit=1")).Is(HttpStatusCode.Unauthorized);
            await Task.WhenAll(storm);
        }
    }

    [Theory, EachEngine]
    public async Task A_token_revoked_elsewhere_opens_nothing_after_five_seconds(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        await using var other = app.AnotherInstance();
        var created = (await app.Administrator.Post("/v1/tokens", Request("auditor"))).Is(HttpStatusCode.Created);
        var there = other.As((string)created.Body["token"]!);
        (await there.Get("/v1/pledges")).Is(HttpStatusCode.OK);

        (await app.Administrator.Step($"{created.Location}/revoke")).Is(HttpStatusCode.OK);
        other.Clock.Advance(TokenCache.TimeToLive);

        Assert.True(TokenCache.TimeToLive <= TimeSpan.FromSeconds(5));
        (await there.Get("/v1/pledges")).Is(HttpStatusCode.Unauthorized);
    }

    [Theory, EachEngine]
    public async Task A_token_opens_nothing_once_its_days_are_over(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var created = (await app.Administrator.Post("/v1/tokens", Request("auditor").With("validDays", 1))).Is(HttpStatusCode.Created);
        var holder = app.As((string)created.Body["token"]!);

        app.Clock.Advance(TimeSpan.FromDays(1) - TimeSpan.FromSeconds(1));
        (await holder.Get("/v1/pledges")).Is(HttpStatusCode.OK);
        app.Clock.Advance(TimeSpan.FromSeconds(1));

        var answer = (await holder.Get("/v1/pledges")).Is(HttpStatusCode.Unauthorized);
        Assert.Contains("The token has expired.", answer.Headers["WWW-Authenticate"]);
    }

    [Theory, EachEngine]
    public async Task No_token_is_good_for_more_than_a_year(Engine engine)
    {
        var app = await apps.On(engine);

        (await app.Administrator.Post("/v1/tokens", Request("auditor").With("validDays", 365))).Is(HttpStatusCode.Created);
        Assert.Equal(["/validDays"], (await app.Administrator.Post("/v1/tokens", Request("auditor").With("validDays", 366)))
            .Is(HttpStatusCode.BadRequest).Places);
        Assert.Equal(["/validDays"], (await app.Administrator.Post("/v1/tokens", Request("auditor").With("validDays", 0)))
            .Is(HttpStatusCode.BadRequest).Places);
    }

    [Theory, EachEngine]
    public async Task A_token_for_reading_changes_nothing_and_one_for_writing_reads_nothing(Engine engine)
    {
        var app = await apps.On(engine);
        var reader = app.As(await app.Token("focal-point", "KAZ", "read"));
        var writer = app.As(await app.Token("focal-point", "KAZ", "write")).WithoutReadingBack;

        (await reader.Get("/v1/pledges")).Is(HttpStatusCode.OK);
        var noWrite = (await reader.Post("/v1/pledges", Sample.Pledge())).Is(HttpStatusCode.Forbidden);
        Assert.EndsWith("scope=\"write\"", noWrite.Headers["WWW-Authenticate"], StringComparison.Ordinal);
        (await writer.Post("/v1/pledges", Sample.Pledge())).Is(HttpStatusCode.Created);
        var noRead = (await writer.Get("/v1/pledges")).Is(HttpStatusCode.Forbidden);
        Assert.EndsWith("scope=\"read\"", noRead.Headers["WWW-Authenticate"], StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task When_a_token_was_last_used_is_known_to_the_minute_and_is_no_event(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var created = (await app.Administrator.Post("/v1/tokens", Request("auditor"))).Is(HttpStatusCode.Created);
        var before = (await app.Auditor.Get("/v1/changes")).Text;
        Assert.Null((await app.Administrator.Get(created.Location!)).Body["lastUsedAt"]);

        (await app.As((string)created.Body["token"]!).Get("/v1/missions")).Is(HttpStatusCode.OK);

        // It is noted beside the request.
        JsonNode? noted;
        do
        {
            noted = (await app.Administrator.Get(created.Location!)).Body["lastUsedAt"];
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
        }
        while (noted is null);

        Assert.Equal(RegistryApp.Start, (DateTimeOffset)noted);
        Assert.Equal(before, (await app.Auditor.Get("/v1/changes")).Text);
    }

    [Theory, EachEngine]
    public async Task Whoever_finds_a_token_can_tell_which_one_it_is(Engine engine)
    {
        var app = await apps.On(engine);
        var created = (await app.Administrator.Post("/v1/tokens", Request("auditor"))).Is(HttpStatusCode.Created);

        Assert.Equal(TokenText.Hash((string)created.Body["token"]!), (string)(await app.Auditor.Get(created.Location!)).Body["fingerprint"]!);
    }

    [Theory, EachEngine]
    public async Task A_focal_point_is_bound_to_a_state_that_exists_and_a_planner_to_none(Engine engine)
    {
        var app = await apps.On(engine);

        Assert.Equal(["contributor-missing"], (await app.Administrator.Post("/v1/tokens", Request("focal-point"))).Is(HttpStatusCode.BadRequest).ErrorCodes);
        Assert.Equal(["unknown-code"], (await app.Administrator.Post("/v1/tokens", Request("focal-point", "XXX"))).Is(HttpStatusCode.BadRequest).ErrorCodes);
        Assert.Equal(["contributor-not-allowed"], (await app.Administrator.Post("/v1/tokens", Request("planner", "KAZ")))
            .Is(HttpStatusCode.BadRequest).ErrorCodes);
    }

    [Theory, EachEngine]
    public async Task Two_tokens_never_share_a_name(Engine engine)
    {
        var app = await apps.On(engine);
        var request = Request("auditor");
        (await app.Administrator.Post("/v1/tokens", request)).Is(HttpStatusCode.Created);

        Assert.Equal("name-taken", (await app.Administrator.Post("/v1/tokens", request)).Is(HttpStatusCode.Conflict).Code);
        Assert.Equal("name-taken", (await app.Administrator.Post("/v1/tokens", request.With("name", "demo-planner"))).Is(HttpStatusCode.Conflict).Code);
    }

    [Theory, EachEngine]
    public async Task A_name_is_taken_however_it_is_written(Engine engine)
    {
        var app = await apps.On(engine);
        (await app.Administrator.Post("/v1/tokens", Request("auditor").With("name", "bob stone"))).Is(HttpStatusCode.Created);

        foreach (var name in new[] { "bob stone", "Bob Stone", "BOB STONE", "bob stone ", " bob  stone", "ｂｏｂ stone", "b0b stone" })
        {
            Assert.Equal("name-taken", (await app.Administrator.Post("/v1/tokens", Request("auditor").With("name", name))).Is(HttpStatusCode.Conflict).Code);
        }

        foreach (var name in new[] { "bob\u00A0stone", "bоb stone", "bob\u200B stone", "bob\u3164stone", "bob\u0378" })
        {
            var answer = (await app.Administrator.Post("/v1/tokens", Request("auditor").With("name", name))).Is(HttpStatusCode.BadRequest);
            Assert.Equal(["/name"], answer.Places);
            Assert.Matches("^U\\+[0-9A-F]{4} at character [0-9]+ of ", (string?)answer.Body["errors"]![0]!["found"]);
        }
    }

    [Theory, EachEngine]
    public async Task A_person_is_written_alike_in_all_tokens(Engine engine)
    {
        var app = await apps.On(engine);
        var first = (await app.Administrator.Post("/v1/tokens", Request("auditor").With("person", "Zoe\u0308 Lind"))).Is(HttpStatusCode.Created);
        Assert.Equal("Zoë Lind", (string?)first.Body["given"]!["person"]);
        (await app.Administrator.Post("/v1/tokens", Request("auditor").With("person", "Zoë Lind"))).Is(HttpStatusCode.Created);

        foreach (var person in new[] { "zoë lind", "ZOË LIND", "Zoë L1nd" })
        {
            var refused = (await app.Administrator.Post("/v1/tokens", Request("auditor").With("person", person))).Is(HttpStatusCode.Conflict);
            Assert.Equal(("person-looks-alike", "'Zoë Lind', or another name"), (refused.Code, (string?)refused.Body["errors"]![0]!["expected"]));
        }
    }

    [Theory]
    [InlineData("oidc:ana.silva")]
    [InlineData("system:seed")]
    public async Task No_token_passes_for_the_registry_or_for_somebody_of_a_provider(string name)
    {
        var app = await apps.On(Engine.Sqlite);

        Assert.Equal(["/name"], (await app.Administrator.Post("/v1/tokens", Request("auditor").With("name", name))).Is(HttpStatusCode.BadRequest).Places);
    }

    [Theory, EachEngine]
    public async Task Only_auditors_and_administrators_learn_of_tokens_in_the_change_feed(Engine engine)
    {
        var app = await apps.On(engine);
        var id = (string)(await app.Administrator.Post("/v1/tokens", Request("auditor"))).Body["given"]!["id"]!;

        Assert.Contains(id, (await app.Auditor.Get("/v1/changes?limit=200")).Is(HttpStatusCode.OK).Text);
        Assert.DoesNotContain(id, (await app.Planner.Get("/v1/changes?limit=200")).Is(HttpStatusCode.OK).Text);
    }

    [Fact]
    public async Task Two_Authorization_headers_are_no_token()
    {
        var app = await apps.On(Engine.Sqlite);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(app.Address, "/v1/missions"));
        request.Headers.TryAddWithoutValidation("Authorization", ["Bearer demo-planner", "Bearer demo-auditor"]);
        using var client = new HttpClient();

        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    private static JsonObject Request(string role, string? contributor = null) =>
        new() { ["name"] = $"{role} {Guid.NewGuid():N}", ["person"] = "Ana Silva", ["role"] = role, ["contributor"] = contributor };
}
