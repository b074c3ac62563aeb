using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Portal.Sessions;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Portal;

/// <summary>Signing in, staying signed in and signing out.</summary>
public sealed class SessionTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    [Theory]
    [EachEngine]
    public async Task Whoever_signs_in_sees_their_own_first_page_and_a_cookie_that_no_script_reads(Engine engine)
    {
        var app = await apps.On(engine);
        using var visitor = await Visitor.As(app, "demo-focal-point-kaz");
        Assert.Contains("Aigerim Sadykova", visitor.Text, StringComparison.Ordinal);
        var cookie = visitor.Cookies["session"]!;
        Assert.True(cookie.HttpOnly);
        Assert.DoesNotContain("demo-focal-point-kaz", cookie.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_token_is_refused_at_the_field_and_leads_to_no_session()
    {
        using var visitor = Visitor.Of(await apps.On(Engine.Sqlite));
        await visitor.Open("/sign-in");
        await visitor.Send("/sign-in", ("access-token", "wrong"));
        Assert.Equal(HttpStatusCode.BadRequest, visitor.Status);
        Assert.Contains("This access token is not valid.", visitor.Text, StringComparison.Ordinal);
        Assert.Null(visitor.Cookies["session"]);
        await visitor.Send("/sign-in", ("access-token", ""));
        Assert.Contains("Enter an access token.", visitor.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/units/KAZ-00001?on=2027-01-01")]
    [InlineData("/")]
    public async Task After_signing_in_one_is_where_one_wanted_to_go(string page)
    {
        using var visitor = Visitor.Of(await apps.On(Engine.Sqlite));
        await visitor.Open($"/sign-in?return={Uri.EscapeDataString(page)}");
        await visitor.Send("/sign-in", ("access-token", "demo-planner"));
        Assert.Equal(page, visitor.Address);
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example/")]
    [InlineData("/\n/elsewhere.example/")]
    [InlineData("javascript:alert(1)")]
    public async Task Signing_in_leads_nowhere_else(string page)
    {
        using var visitor = Visitor.Of(await apps.On(Engine.Sqlite));
        await visitor.Open($"/sign-in?return={Uri.EscapeDataString(page)}");
        await visitor.Send("/sign-in", ("access-token", "demo-planner"), ("return", page));
        Assert.Equal("/", visitor.Address);
    }

    [Theory]
    [EachEngine]
    public async Task After_signing_out_a_copy_of_the_cookie_opens_nothing_in_any_process(Engine engine)
    {
        var app = await apps.On(engine);
        await using var other = app.AnotherInstance();
        using var visitor = await Visitor.As(app, "demo-planner");
        using var copy = visitor.Copy();
        await visitor.Send("/sign-out");
        await copy.Open("/units");
        Assert.StartsWith("/sign-in", copy.Address, StringComparison.Ordinal);
        using var elsewhere = Visitor.Of(other);
        var answer = await elsewhere.Raw(new HttpRequestMessage(HttpMethod.Get, "/units")
        {
            Headers = { { "Cookie", $"session={copy.Cookies["session"]!.Value}" } },
        });
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.StartsWith("/sign-in", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_is_good_in_every_process_of_the_registry()
    {
        var app = await apps.On(Engine.Sqlite);
        await using var other = app.AnotherInstance();
        using var visitor = await Visitor.As(app, "demo-planner");
        using var elsewhere = Visitor.Of(other);
        var answer = await elsewhere.Raw(new HttpRequestMessage(HttpMethod.Get, "/units")
        {
            Headers = { { "Cookie", $"session={visitor.Cookies["session"]!.Value}" } },
        });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task A_session_ends_when_its_token_is_revoked()
    {
        var app = await apps.On(Engine.Sqlite);
        var given = (await app.Administrator.Post("/v1/tokens", new JsonObject { ["name"] = "pages", ["person"] = "Portal Person", ["role"] = "planner" }))
            .Is(HttpStatusCode.Created);
        using var visitor = await Visitor.As(app, (string)given.Body["token"]!);
        await visitor.Open("/units");
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        (await app.Administrator.Step($"/v1/tokens/{given.Body["given"]!["id"]}/revoke")).Is(HttpStatusCode.OK);
        await visitor.Open("/units");
        Assert.StartsWith("/sign-in", visitor.Address, StringComparison.Ordinal);
        Assert.Null(visitor.Cookies["session"]);
    }

    [Fact]
    public async Task A_session_ends_after_its_longest_time()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite);
        using var visitor = await Visitor.As(app, "demo-planner");
        app.Clock.Advance(SignIn.LongestSession - TimeSpan.FromMinutes(1));
        await visitor.Open("/units");
        Assert.Equal("/units", visitor.Address);
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        await visitor.Open("/units");
        Assert.StartsWith("/sign-in", visitor.Address, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("revoked", "/units?contributor=KAZ&q=Caf%C3%A9%20%26%20co")]
    [InlineData("expired", "/digest/confirm?link=a.b-c%2F%2Bd%3D")]
    [InlineData("signed out elsewhere", "/calendar?until=2027-01-31")]
    public async Task After_a_session_has_ended_whoever_signs_in_again_is_on_the_page_that_was_asked_for(string ending, string page)
    {
        await using var app = await RegistryApp.On(Engine.Sqlite);
        var given = (await app.Administrator.Post("/v1/tokens", new JsonObject { ["name"] = "pages", ["person"] = "Portal Person", ["role"] = "planner" }))
            .Is(HttpStatusCode.Created);
        using var visitor = await Visitor.As(app, (string)given.Body["token"]!);
        using var elsewhere = visitor.Copy();
        await (ending switch
        {
            "revoked" => app.Administrator.Step($"/v1/tokens/{given.Body["given"]!["id"]}/revoke"),
            "expired" => Wait(),
            _ => SignOut(),
        });

        await visitor.Open(page);
        Assert.StartsWith("/sign-in", visitor.Address, StringComparison.Ordinal);
        await visitor.Send("/sign-in", ("access-token", "wrong"));
        await visitor.Send("/sign-in", ("access-token", "demo-planner"));

        Assert.Equal(page, visitor.Address);

        Task Wait()
        {
            app.Clock.Advance(SignIn.LongestSession + TimeSpan.FromMinutes(1));
            return Task.CompletedTask;
        }

        async Task SignOut()
        {
            await elsewhere.Open("/");
            await elsewhere.Send("/sign-out");
        }
    }

    [Fact]
    public async Task A_form_from_another_site_does_nothing()
    {
        var app = await apps.On(Engine.Sqlite);
        using var visitor = await Visitor.As(app, "demo-focal-point-kaz");
        var written = await app.Written();
        await visitor.Open("/offer");
        await visitor.Send(
            "/offer", ("token", "forged"), ("unitType", "ENGINEER_COY"), ("unitName", "x"), ("responseDays", "1"), ("availableFrom", "2027-01-01"));
        Assert.Equal(HttpStatusCode.BadRequest, visitor.Status);
        Assert.Equal(written, await app.Written());
    }

    [Fact]
    public async Task Guessing_tokens_through_the_page_is_stopped_as_through_the_API()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite, "catalogue", ("Limits:WrongTokens", "3"));
        using var visitor = Visitor.Of(app);
        await visitor.Open("/sign-in");
        for (var tries = 0; tries < 3; tries++)
        {
            await visitor.Send("/sign-in", ("access-token", $"wrong-{tries}"));
            Assert.Equal(HttpStatusCode.BadRequest, visitor.Status);
        }

        await visitor.Send("/sign-in", ("access-token", "demo-planner"));
        Assert.Equal(HttpStatusCode.TooManyRequests, visitor.Status);
    }

    [Fact]
    public async Task Where_demo_tokens_are_off_nobody_of_the_demonstration_is_offered()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite, "catalogue", ("Access:DemoTokens", "false"));
        using var visitor = Visitor.Of(app);
        await visitor.Open("/sign-in");
        Assert.DoesNotContain("demo-", visitor.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }
}
