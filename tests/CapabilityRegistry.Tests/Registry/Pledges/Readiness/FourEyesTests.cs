using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Registry.Pledges.Readiness;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Tests.Platform.Access.Provider;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Registry.Pledges.Readiness;

/// <summary>
/// People who hold several roles at their provider, one after the other: the roles do not keep them apart, the rule does.
/// </summary>
public sealed class FourEyesTests : IAsyncLifetime
{
    private static readonly JsonObject ToL2 = new() { ["to"] = "L2" };

    private IdentityProvider _provider = null!;
    private RegistryApp _app = null!;

    public async ValueTask InitializeAsync()
    {
        _provider = await IdentityProvider.Start();
        _app = await RegistryApp.On(Engine.Sqlite,
            settings: [("Access:Authority", _provider.Address.ToString()), ("Access:Audience", IdentityProvider.Audience)]);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _provider.DisposeAsync();
    }

    [Fact]
    public async Task Who_submitted_a_pledge_does_not_accept_it()
    {
        var id = await Submitted(by: "a");
        (await _app.Planner.Step($"/v1/pledges/{id}/acknowledge")).Is(HttpStatusCode.OK);

        Assert.Equal("four-eyes", (await (await Planner("a")).Step($"/v1/pledges/{id}/accept")).Is(HttpStatusCode.Conflict).Code);
        (await (await Planner("b")).Step($"/v1/pledges/{id}/accept")).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Who_submitted_a_pledge_does_not_assess_it()
    {
        var id = await Registered(by: "a");
        var visit = await _app.ScheduledVisit(id);

        Assert.Equal("four-eyes", (await (await Assessor("a")).Step($"/v1/visits/{visit}/outcome", SetupSteps.Outcome())).Is(HttpStatusCode.Forbidden).Code);
        (await (await Assessor("b")).Step($"/v1/visits/{visit}/outcome", SetupSteps.Outcome())).Is(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("a", "b", "a", "/submittedBy")]
    [InlineData("a", "b", "b", "/readinessLevel")]
    public async Task Who_submitted_or_assessed_it_does_not_raise_it(string submitter, string assessor, string raiser, string place)
    {
        var id = await Assessed(submitter, assessor);

        var refused = (await (await Planner(raiser)).Step($"/v1/pledges/{id}/raise", ToL2)).Is(HttpStatusCode.Conflict);

        Assert.Equal("four-eyes", refused.Code);
        Assert.Equal([place], refused.Places);
        Assert.Equal("L1", (string?)(await _app.Planner.Get($"/v1/pledges/{id}")).Body["readinessLevel"]);
    }

    [Fact]
    public void Names_that_differ_in_case_alone_are_one_person()
    {
        var pledge = Pledge.Of(CapabilityRegistry.Kernel.Json.Read<PledgeContent>(Sample.Pledge().ToJsonString()))
            with { Id = "KAZ-00001", Status = PledgeStatus.Registered, SubmittedBy = "Straße" };

        Assert.NotNull(FourEyes.Enforce(pledge, pledge, [], new Caller("STRASSE", Role.Planner, null)).Refusal);
        Assert.Null(FourEyes.Enforce(pledge, pledge, [], new Caller("STRASZE", Role.Planner, null)).Refusal);
    }

    [Theory]
    [InlineData("AAV", "failed")]
    [InlineData("VV", "passed")]
    [InlineData("PDV", "passed")]
    public async Task Whoever_recorded_any_visit_to_the_unit_does_not_raise_it(string kind, string result)
    {
        var id = await _app.RegisteredPledge();
        var visit = (await _app.Planner.Post("/v1/visits", SetupSteps.Visit(id, _app.Today(), kind))).Is(HttpStatusCode.Created).Id;
        (await (await Assessor("anna")).Step($"/v1/visits/{visit}/outcome", SetupSteps.Outcome(result))).Is(HttpStatusCode.OK);
        (await (await Assessor("berta")).Step($"/v1/visits/{await _app.ScheduledVisit(id)}/outcome", SetupSteps.Outcome())).Is(HttpStatusCode.OK);

        Assert.Equal("four-eyes", (await (await Planner("anna")).Step($"/v1/pledges/{id}/raise", ToL2)).Is(HttpStatusCode.Conflict).Code);
        (await (await Planner("clara")).Step($"/v1/pledges/{id}/raise", ToL2)).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Three_people_raise_a_unit()
    {
        var id = await Assessed("a", "b");

        (await (await Planner("c")).Step($"/v1/pledges/{id}/raise", ToL2)).Is(HttpStatusCode.OK);
    }

    [Fact]
    public void Whatever_the_order_no_two_of_the_three_are_one_person()
    {
        string?[] people = ["a", "b", "c", null];
        var all = from submitter in people from assessor in people from raiser in people where raiser is not null select (submitter, assessor, raiser);
        foreach (var (submitter, assessor, raiser) in all)
        {
            var content = CapabilityRegistry.Kernel.Json.Read<PledgeContent>(Sample.Pledge().ToJsonString());
            var pledge = Pledge.Of(content) with { Id = "KAZ-00001", Status = PledgeStatus.Registered, SubmittedBy = submitter };
            var known = new[] { submitter, assessor, raiser }.Where(person => person is not null).ToList();

            var decision = FourEyes.Enforce(pledge, pledge, assessor is null ? [] : [assessor], new Caller(raiser, Role.Planner, null));

            Assert.Equal(known.Distinct().Count() < known.Count, decision.Refusal is not null);
        }
    }

    [Fact]
    public async Task One_person_with_three_tokens_does_not_take_a_pledge_to_Level_2()
    {
        var focalPoint = await Held("focal-point", "KAZ", "desk");
        var (assessor, planner) = (await Held("assessor", null, "field"), await Held("planner", null, "office"));
        var id = (await focalPoint.Post("/v1/pledges", Sample.Pledge())).Is(HttpStatusCode.Created).Id;
        (await focalPoint.Step($"/v1/pledges/{id}/submit")).Is(HttpStatusCode.OK);
        (await planner.Step($"/v1/pledges/{id}/acknowledge")).Is(HttpStatusCode.OK);

        Assert.Equal("four-eyes", (await planner.Step($"/v1/pledges/{id}/accept")).Is(HttpStatusCode.Conflict).Code);
        (await _app.Planner.Step($"/v1/pledges/{id}/accept")).Is(HttpStatusCode.OK);
        var visit = await _app.ScheduledVisit(id);
        Assert.Equal("four-eyes", (await assessor.Step($"/v1/visits/{visit}/outcome", SetupSteps.Outcome())).Is(HttpStatusCode.Forbidden).Code);
        (await _app.Assessor.Step($"/v1/visits/{visit}/outcome", SetupSteps.Outcome())).Is(HttpStatusCode.OK);
        Assert.Equal("four-eyes", (await planner.Step($"/v1/pledges/{id}/raise", ToL2)).Is(HttpStatusCode.Conflict).Code);

        var pledge = (await _app.Planner.Get($"/v1/pledges/{id}")).Body;
        Assert.Equal("L1", (string?)pledge["readinessLevel"]);
        Assert.Equal(("bob, desk", "Bob Stone"), ((string?)pledge["submittedBy"], (string?)pledge["submittedByPerson"]));
        var submitted = (await _app.Planner.Get($"/v1/pledges/{id}/history")).Body["items"]![1]!;
        Assert.Equal(("bob, desk", "Bob Stone"), ((string?)submitted["actor"], (string?)submitted["person"]));
        (await _app.Planner.Step($"/v1/pledges/{id}/raise", ToL2)).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_token_and_a_login_of_one_person_are_one_person()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite, settings:
        [
            ("Access:Authority", _provider.Address.ToString()), ("Access:Audience", IdentityProvider.Audience), ("Access:Claims:Person", "nickname"),
        ]);
        var request = new JsonObject { ["name"] = "desk", ["person"] = "Bob", ["role"] = "focal-point", ["contributor"] = "KAZ" };
        var focalPoint = app.As((string)(await app.Administrator.Post("/v1/tokens", request)).Is(HttpStatusCode.Created).Body["token"]!);
        var id = (await focalPoint.Post("/v1/pledges", Sample.Pledge())).Is(HttpStatusCode.Created).Id;
        (await focalPoint.Step($"/v1/pledges/{id}/submit")).Is(HttpStatusCode.OK);
        (await app.Planner.Step($"/v1/pledges/{id}/acknowledge")).Is(HttpStatusCode.OK);

        Assert.Equal("four-eyes", (await (await Login("u-1", "bob")).Step($"/v1/pledges/{id}/accept")).Is(HttpStatusCode.Conflict).Code);
        Assert.Contains("nickname must be a text of at most 90 characters in one script",
            (await (await Login("u-2", "b\u043Eb")).Get("/v1/pledges")).Is(HttpStatusCode.Forbidden).Headers["WWW-Authenticate"]);
        (await (await Login("u-3", "Carla")).Step($"/v1/pledges/{id}/accept")).Is(HttpStatusCode.OK);
        var accepted = (await app.Planner.Get($"/v1/pledges/{id}/history")).Body["items"]!.AsArray()[^1]!;
        Assert.Equal(("oidc:u-3", "Carla"), ((string?)accepted["actor"], (string?)accepted["person"]));

        async Task<Session> Login(string subject, string person) =>
            app.As(await _provider.Token(("sub", subject), ("nickname", person), ("roles", "planner")));
    }

    [Fact]
    public async Task An_override_takes_an_administrator_and_a_written_reason_and_shows_as_one()
    {
        var id = await Assessed("a", "b");
        var because = new JsonObject { ["to"] = "L2", ["reason"] = "No third officer is on duty until Monday; cable 1207." };

        (await (await Planner("b")).Step($"/v1/pledges/{id}/override", because)).Is(HttpStatusCode.Forbidden);
        Assert.Equal(["/reason"], (await _app.Administrator.Step($"/v1/pledges/{id}/override", ToL2)).Is(HttpStatusCode.BadRequest).Places);
        (await _app.Administrator.Step($"/v1/pledges/{id}/override", because)).Is(HttpStatusCode.OK);

        var last = (await _app.FocalPoint.Get($"/v1/pledges/{id}/history")).Body["items"]!.AsArray()[^1]!;
        Assert.Equal("overridden", (string?)last["action"]);
        Assert.Equal("administrator", (string?)last["role"]);
        Assert.Equal((string?)because["reason"], (string?)last["reason"]);
    }

    [Fact]
    public async Task An_override_does_not_open_the_gates_of_a_level()
    {
        var id = await Registered(by: "a");
        var because = new JsonObject { ["to"] = "L2", ["reason"] = "It is urgent and everybody knows the unit." };

        Assert.Equal("visit-not-passed", (await _app.Administrator.Step($"/v1/pledges/{id}/override", because)).Is(HttpStatusCode.Conflict).Code);
    }

    // All of one person.
    private async Task<Session> Held(string role, string? contributor, string where)
    {
        var request = new JsonObject { ["name"] = $"bob, {where}", ["person"] = "Bob Stone", ["role"] = role, ["contributor"] = contributor };
        return _app.As((string)(await _app.Administrator.Post("/v1/tokens", request)).Is(HttpStatusCode.Created).Body["token"]!);
    }

    private async Task<Session> Planner(string name) => _app.As(await _provider.Token(("sub", name), ("roles", "planner")));

    private async Task<Session> Assessor(string name) => _app.As(await _provider.Token(("sub", name), ("roles", "assessor")));

    private async Task<string> Submitted(string by)
    {
        var focalPoint = _app.As(await _provider.Token(("sub", by), ("roles", "focal-point"), ("contributor", "KAZ")));
        var id = (await focalPoint.Post("/v1/pledges", Sample.Pledge())).Is(HttpStatusCode.Created).Id;
        (await focalPoint.Step($"/v1/pledges/{id}/submit")).Is(HttpStatusCode.OK);
        return id;
    }

    private async Task<string> Registered(string by)
    {
        var id = await Submitted(by);
        (await _app.Planner.Step($"/v1/pledges/{id}/acknowledge")).Is(HttpStatusCode.OK);
        (await _app.Planner.Step($"/v1/pledges/{id}/accept")).Is(HttpStatusCode.OK);
        return id;
    }

    private async Task<string> Assessed(string submitter, string assessor)
    {
        var id = await Registered(submitter);
        var visit = await _app.ScheduledVisit(id);
        (await (await Assessor(assessor)).Step($"/v1/visits/{visit}/outcome", SetupSteps.Outcome())).Is(HttpStatusCode.OK);
        return id;
    }
}
