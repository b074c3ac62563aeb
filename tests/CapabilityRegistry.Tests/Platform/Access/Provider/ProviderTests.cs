using System.Net;
using System.Security.Cryptography;
using System.Text;
using CapabilityRegistry.Tests.Support;
using Microsoft.IdentityModel.Tokens;

namespace CapabilityRegistry.Tests.Platform.Access.Provider;

/// <summary>People who come with a token of an OpenID provider, which really runs.</summary>
public sealed class ProviderTests : IAsyncLifetime
{
    private IdentityProvider _provider = null!;
    private RegistryApp _app = null!;

    public async ValueTask InitializeAsync()
    {
        _provider = await IdentityProvider.Start();
        _app = await Registry(_provider);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _provider.DisposeAsync();
    }

    [Fact]
    public async Task A_planner_of_the_provider_plans_and_stands_in_the_history_under_its_name()
    {
        var planner = _app.As(await _provider.Token(("sub", "ana.silva"), ("roles", "planner")));

        var created = (await planner.Post("/v1/requirements", Sample.Requirement())).Is(HttpStatusCode.Created);

        var changes = (await _app.Auditor.Get("/v1/changes?limit=200")).Text;
        Assert.Contains(
            "\"actor\":\"oidc:ana.silva\",\"person\":\"oidc:ana.silva\",\"role\":\"planner\",\"action\":\"drafted\","
            + $"\"subjectKind\":\"requirement\",\"subjectId\":\"{created.Id}\"",
            changes);
        (await planner.Get("/v1/tokens")).Is(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_focal_point_of_the_provider_sees_its_own_state()
    {
        var own = await _app.DraftPledge();

        (await _app.As(await _provider.Token(("sub", "a"), ("roles", "focal-point"), ("contributor", "KAZ"))).Get($"/v1/pledges/{own}")).Is(HttpStatusCode.OK);
        (await _app.As(await _provider.Token(("sub", "b"), ("roles", "focal-point"), ("contributor", "BRA"))).Get($"/v1/pledges/{own}"))
            .Is(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_is_no_right_token_is_refused_with_401_and_the_reason()
    {
        using var stranger = RSA.Create(2048);
        var otherKey = new SigningCredentials(new RsaSecurityKey(stranger) { KeyId = _provider.Key.KeyId }, SecurityAlgorithms.RsaSha256);
        var unknownKey = new SigningCredentials(IdentityProvider.NewKey(), SecurityAlgorithms.RsaSha256);
        var sharedSecret = new SigningCredentials(
            new SymmetricSecurityKey(Encoding.UTF8.GetBytes(_provider.Key.KeyId)) { KeyId = _provider.Key.KeyId }, SecurityAlgorithms.HmacSha256);
        (string Token, string Reason)[] refused =
        [
            (_provider.Forged(token => token.Issuer = "http://127.0.0.1:1/"), "another issuer"),
            (_provider.Forged(token => token.Audience = "another-service"), "another audience"),
            (_provider.Forged(token => token.Audience = null), "another audience"),
            (_provider.Forged(token => token.SigningCredentials = otherKey), "signature is wrong"),
            (_provider.Forged(token => token.SigningCredentials = unknownKey), "does not publish"),
            (_provider.Forged(token => token.SigningCredentials = sharedSecret), "algorithm that is not accepted"),
            (_provider.Forged(token => token.SigningCredentials = null), "algorithm that is not accepted, or not at all"),
            (_provider.Forged(token => token.Expires = IdentityProvider.Now.AddMinutes(-2)), "has expired"),
            (_provider.Forged(token => token.NotBefore = IdentityProvider.Now.AddMinutes(2)), "not valid yet"),
            (_provider.Forged(token => token.Expires = null), "no time at which it expires"),
            (Tampered(_provider.Forged(_ => { })), "signature is wrong"),
            ("eyJhbGciOiJSUzI1NiJ9.e30.x", "The token"),
            ("eyJ.eyJ.eyJ", "cannot be read"),
            // Base64 tells capitals from small letters: this begins with no object, so it is no token of a provider.
            ("EYJ.eyJ.eyJ", "no token of this registry"),
        ];

        foreach (var (token, reason) in refused)
        {
            var answer = (await _app.As(token).Get("/v1/pledges")).Is(HttpStatusCode.Unauthorized);
            Assert.Equal("unauthenticated", answer.Code);
            Assert.StartsWith("Bearer error=\"invalid_token\", error_description=\"", answer.Headers["WWW-Authenticate"], StringComparison.Ordinal);
            Assert.Contains(reason, answer.Headers["WWW-Authenticate"]);
            Assert.Contains(reason, (string)answer.Body["detail"]!);
        }

        (await _app.As(_provider.Forged(_ => { })).Get("/v1/pledges")).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Who_is_no_one_to_this_registry_is_refused_with_403_and_the_reason()
    {
        (string Reason, (string, string)[] Claims)[] refused =
        [
            ("names no role", [("sub", "a")]),
            ("names no role", [("sub", "a"), ("roles", "chief")]),
            ("names 2 roles", [("sub", "a"), ("roles", "planner"), ("roles", "auditor")]),
            ("is no contributor", [("sub", "a"), ("roles", "focal-point"), ("contributor", "XXX")]),
            ("names 2 states", [("sub", "a"), ("roles", "focal-point"), ("contributor", "KAZ"), ("contributor", "BRA")]),
            ("does not fit the role focal-point", [("sub", "a"), ("roles", "focal-point")]),
            ("does not fit the role planner", [("sub", "a"), ("roles", "planner"), ("contributor", "KAZ")]),
            ("must be 1 to 90 visible ASCII characters", [("sub", new string('a', 91)), ("roles", "planner")]),
            ("must be 1 to 90 visible ASCII characters", [("sub", "анна"), ("roles", "planner")]),
        ];

        foreach (var (reason, claims) in refused)
        {
            var answer = (await _app.As(await _provider.Token(claims)).Get("/v1/pledges")).Is(HttpStatusCode.Forbidden);
            Assert.StartsWith("Bearer error=\"insufficient_scope\", error_description=\"", answer.Headers["WWW-Authenticate"], StringComparison.Ordinal);
            Assert.Contains(reason, answer.Headers["WWW-Authenticate"]);
        }

        var nameless = _app.As(_provider.Forged(token => token.Claims = new Dictionary<string, object> { ["roles"] = "planner" }));
        Assert.Contains("must name one person", (await nameless.Get("/v1/pledges")).Is(HttpStatusCode.Forbidden).Headers["WWW-Authenticate"]);
    }

    [Fact]
    public async Task A_name_has_up_to_90_characters_and_so_has_that_of_the_person()
    {
        await using var app = await Registry(_provider, ("Access:Claims:Person", "nickname"));

        (await Ask(90, 90)).Is(HttpStatusCode.OK);
        Assert.Contains("The claim sub must be 1 to 90", (await Ask(91, 90)).Is(HttpStatusCode.Forbidden).Headers["WWW-Authenticate"]);
        Assert.Contains("The claim nickname must be a text of at most 90", (await Ask(90, 91)).Is(HttpStatusCode.Forbidden).Headers["WWW-Authenticate"]);

        async Task<Answer> Ask(int name, int person) =>
            await app.As(await _provider.Token(("sub", new string('a', name)), ("nickname", new string('b', person)), ("roles", "planner"))).Get("/v1/pledges");
    }

    [Theory, InlineData("!~", HttpStatusCode.OK), InlineData("a b", HttpStatusCode.Forbidden), InlineData("a\u007f", HttpStatusCode.Forbidden)]
    public async Task A_name_has_every_visible_character_of_ASCII_and_no_other(string name, HttpStatusCode answer)
    {
        var token = _provider.Forged(token => token.Claims = new Dictionary<string, object> { ["sub"] = name, ["roles"] = "planner" });

        (await _app.As(token).Get("/v1/pledges")).Is(answer);
    }

    [Fact]
    public async Task A_new_key_of_the_provider_is_taken_up_and_the_old_one_goes()
    {
        var before = await _provider.Token(("sub", "a"), ("roles", "planner"));
        (await _app.As(before).Get("/v1/pledges")).Is(HttpStatusCode.OK);
        var address = _provider.Address;
        await _provider.DisposeAsync();
        _provider = await IdentityProvider.Start(address);

        var planner = _app.As(await _provider.Token(("sub", "a"), ("roles", "planner")));
        while ((await planner.Get("/v1/pledges")).Status == HttpStatusCode.Unauthorized)
        {
            // The keys are fetched anew beside the request that showed an unknown one.
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
        }

        (await planner.Get("/v1/pledges")).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Claims_are_read_as_the_operator_says()
    {
        await using var app = await Registry(
            _provider,
            ("Access:Claims:Name", "email"), ("Access:Claims:Role", "groups"), ("Access:Claims:Contributor", "country"),
            ("Access:Roles:PCRS-Focal-Points", "focal-point"), ("Access:Contributors:KZ", "KAZ"));
        var own = await app.DraftPledge();
        var focalPoint = app.As(await _provider.Token(
            ("sub", "x"), ("email", "a@gov.kz"), ("groups", "PCRS-Focal-Points"), ("groups", "Staff"), ("country", "KZ")));

        (await focalPoint.Get($"/v1/pledges/{own}")).Is(HttpStatusCode.OK);
        (await focalPoint.Step($"/v1/pledges/{own}/submit")).Is(HttpStatusCode.OK);
        Assert.Contains("\"actor\":\"oidc:a@gov.kz\"", (await focalPoint.Get($"/v1/pledges/{own}/history")).Text);
        Assert.Contains("names no role", (await app.As(await _provider.Token(("sub", "x"), ("email", "b"), ("groups", "planner")))
            .Get("/v1/pledges")).Headers["WWW-Authenticate"]);
    }

    [Fact]
    public async Task While_the_provider_is_away_the_answer_is_503_and_tokens_of_this_registry_go_on()
    {
        var gone = await IdentityProvider.Start();
        await using var app = await Registry(gone);
        var token = await gone.Token(("sub", "a"), ("roles", "planner"));
        await gone.DisposeAsync();

        var answer = (await app.As(token).Get("/v1/pledges")).Is(HttpStatusCode.ServiceUnavailable);

        Assert.Equal("provider-away", answer.Code);
        Assert.True(answer.Headers.ContainsKey("Retry-After"));
        (await app.Planner.Get("/v1/pledges")).Is(HttpStatusCode.OK);
    }

    [Theory, InlineData(null), InlineData("")]
    public async Task Without_a_provider_its_tokens_are_no_tokens(string? none)
    {
        await using var app = await (none is null ? RegistryApp.On(Engine.Sqlite) : RegistryApp.On(Engine.Sqlite, settings: [("Access:Authority", none)]));

        var answer = (await app.As(await _provider.Token(("sub", "a"), ("roles", "planner"))).Get("/v1/pledges")).Is(HttpStatusCode.Unauthorized);

        Assert.Contains("no token of this registry", answer.Headers["WWW-Authenticate"]);
    }

    private static Task<RegistryApp> Registry(IdentityProvider provider, params (string, string)[] settings) => RegistryApp.On(
        Engine.Sqlite, settings: [("Access:Authority", provider.Address.ToString()), ("Access:Audience", IdentityProvider.Audience), .. settings]);

    // Another role under the old signature.
    private static string Tampered(string token)
    {
        var parts = token.Split('.');
        var claims = Encoding.UTF8.GetString(Base64UrlEncoder.DecodeBytes(parts[1])).Replace("planner", "auditor", StringComparison.Ordinal);
        return $"{parts[0]}.{Base64UrlEncoder.Encode(claims)}.{parts[2]}";
    }
}
