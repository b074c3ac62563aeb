using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Access;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Access;

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
        Assert.DoesNotContain(token, (await app.Administrator.Get("/v1/tokens?limit=200")).Text);
        Assert.DoesNotContain(token, (await app.Auditor.Get("/v1/changes?limit=200")).Text);
    }

    [Fact]
    public void A_token_has_256_random_bits()
    {
        var tokens = Enumerable.Range(0, 1_000).Select(_ => TokenText.New()).ToList();

        Assert.Equal(1_000, tokens.Distinct().Count());
        Assert.All(tokens, token => Assert.Matches("^crt_[A-Za-z0-9_-]{43}$", token));
    }

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
        Assert.Contains("invalid_token", answer.Headers["WWW-Authenticate"]);
        Assert.Equal("already-revoked", (await app.Administrator.Step($"{created.Location}/revoke")).Is(HttpStatusCode.Conflict).Code);
    }

    [Theory, EachEngine]
    public async Task A_focal_point_is_bound_to_a_state_that_exists_and_a_planner_to_none(Engine engine)
    {
        var app = await apps.On(engine);

        Assert.Equal(["contributor-missing"], (await app.Administrator.Post("/v1/tokens", Request("focal-point"))).Is(HttpStatusCode.BadRequest).ErrorCodes);
        Assert.Equal(["unknown-code"], (await app.Administrator.Post("/v1/tokens", Request("focal-point", "XXX"))).Is(HttpStatusCode.BadRequest).ErrorCodes);
        Assert.Equal(["contributor-not-allowed"], (await app.Administrator.Post("/v1/tokens", Request("planner", "KAZ"))).Is(HttpStatusCode.BadRequest).ErrorCodes);
    }

    [Theory, EachEngine]
    public async Task Two_tokens_never_share_a_name(Engine engine)
    {
        var app = await apps.On(engine);
        var request = Request("auditor");
        (await app.Administrator.Post("/v1/tokens", request)).Is(HttpStatusCode.Created);

        Assert.Equal("name-taken", (await app.Administrator.Post("/v1/tokens", request)).Is(HttpStatusCode.Conflict).Code);
    }

    [Theory, EachEngine]
    public async Task Only_auditors_and_administrators_learn_of_tokens_in_the_change_feed(Engine engine)
    {
        var app = await apps.On(engine);
        var id = (string)(await app.Administrator.Post("/v1/tokens", Request("auditor"))).Body["given"]!["id"]!;

        Assert.Contains(id, (await app.Auditor.Get("/v1/changes?limit=200")).Text);
        Assert.DoesNotContain(id, (await app.Planner.Get("/v1/changes?limit=200")).Text);
    }

    private static JsonObject Request(string role, string? contributor = null) =>
        new() { ["name"] = $"{role} {Guid.NewGuid():N}", ["role"] = role, ["contributor"] = contributor };
}
