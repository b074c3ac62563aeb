using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Registry.Pledges;

/// <summary>A registered pledge that is set aside for a time, and taken up again.</summary>
public sealed class SuspendPledgeTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    private const string Reason = "As agreed with the other side.";

    [Theory, EachEngine]
    public async Task Who_has_set_a_pledge_aside_alone_takes_it_up_again(Engine engine)
    {
        var app = await apps.On(engine);
        var (byState, bySecretariat) = (await app.Level2Pledge(), await app.Level2Pledge());

        var suspended = (await Suspend(app.FocalPoint, byState, "unit-not-ready")).Is(HttpStatusCode.OK).Body;
        (await Suspend(app.Planner, bySecretariat, "evidence-in-doubt")).Is(HttpStatusCode.OK);

        Assert.Equal(("suspended", "L2"), ((string?)suspended["status"], (string?)suspended["readinessLevel"]));
        Assert.Equal($$"""{"by":"state","reasonCode":"unit-not-ready","since":"{{app.Today()}}"}""", suspended["suspension"]!.ToJsonString());
        Assert.Equal("suspended-by-the-other-side", (await Resume(app.Planner, byState)).Is(HttpStatusCode.Conflict).Code);
        var refused = (await Resume(app.FocalPoint, bySecretariat)).Is(HttpStatusCode.Conflict);
        Assert.Equal(["suspended-by-the-other-side"], refused.ErrorCodes);
        Assert.Equal(["/suspension/by"], refused.Places);
        var resumed = (await Resume(app.FocalPoint, byState)).Is(HttpStatusCode.OK).Body;
        Assert.Equal(("registered", "L2", null), ((string?)resumed["status"], (string?)resumed["readinessLevel"], resumed["suspension"]));
        (await Resume(app.Planner, bySecretariat)).Is(HttpStatusCode.OK);
        Assert.Equal("wrong-status", (await Resume(app.Planner, bySecretariat)).Is(HttpStatusCode.Conflict).Code);
        (await Suspend(app.OtherFocalPoint, byState, "other")).Is(HttpStatusCode.NotFound);
        (await Suspend(app.Assessor, byState, "other")).Is(HttpStatusCode.Forbidden);
    }

    [Theory, EachEngine]
    public async Task Each_side_has_reasons_of_its_own(Engine engine)
    {
        var app = await apps.On(engine);
        var id = await app.RegisteredPledge();

        var refused = (await Suspend(app.FocalPoint, id, "conduct-under-review")).Is(HttpStatusCode.Conflict);

        Assert.Equal("reason-of-the-other-side", refused.Code);
        Assert.Equal(["/reasonCode"], refused.Places);
        Assert.Equal("reason-of-the-other-side", (await Suspend(app.Planner, id, "unit-not-available")).Is(HttpStatusCode.Conflict).Code);
        Assert.Equal("registered", (string?)(await app.Planner.Get($"/v1/pledges/{id}")).Body["status"]);
    }

    [Theory, EachEngine]
    public async Task While_it_is_set_aside_a_unit_counts_for_nothing_and_is_neither_asked_nor_chosen_nor_raised(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var requirement = await app.PublishedRequirement();
        var (asked, other) = (await app.Level2Pledge(), await app.Level2Pledge());
        var invitation = await app.Invitation(asked, requirement);
        app.Clock.Advance(TimeSpan.FromDays(1));

        (await Suspend(app.Planner, asked, "evidence-in-doubt")).Is(HttpStatusCode.OK);
        (await Suspend(app.FocalPoint, other, "unit-not-available")).Is(HttpStatusCode.OK);

        var candidates = (await app.Planner.Get($"/v1/requirements/{requirement}/candidates?explain={asked}")).Is(HttpStatusCode.OK).Body;
        Assert.Empty(candidates["candidates"]!.AsArray());
        Assert.Contains("resume the pledge", candidates.ToJsonString(), StringComparison.Ordinal);
        Assert.Empty(await app.Planner.Items("/v1/capabilities?on=2027-10-01"));
        Assert.Equal(1, (int)(await app.Planner.Get("/v1/gaps?on=2027-10-01")).Is(HttpStatusCode.OK).Body["unmet"]!["count"]!);
        Assert.Empty(await app.Planner.Items("/v1/gaps/requirements?on=2027-10-01&knownOn=2026-11-23"));
        Assert.Equal("pledge-not-registered", (await app.FocalPoint.Step($"/v1/invitations/{invitation}/accept")).Is(HttpStatusCode.Conflict).Code);
        var invite = await app.Planner.Step($"/v1/requirements/{requirement}/invitations", Sample.InvitationRequest(other));
        Assert.Equal("pledge-not-registered", invite.Is(HttpStatusCode.Conflict).Code);
        Assert.Equal("wrong-status", (await app.Planner.Step($"/v1/pledges/{asked}/raise", new JsonObject { ["to"] = "L3" })).Is(HttpStatusCode.Conflict).Code);
        Assert.Equal([("suspended", 2)], await Causes("from=2026-11-23&on=2027-10-01"));

        app.Clock.Advance(TimeSpan.FromDays(1));
        (await Resume(app.Planner, asked)).Is(HttpStatusCode.OK);
        Assert.Equal([("resumed", 1)], await Causes("from=2026-11-24&on=2027-10-01"));
        Assert.Equal([asked], (await app.Planner.Items("/v1/capabilities?on=2027-10-01")).Select(each => (string?)each["pledge"]));

        async Task<IEnumerable<(string?, int)>> Causes(string span) =>
            (await app.Planner.Get($"/v1/gaps/changes?{span}")).Is(HttpStatusCode.OK).Body["causes"]!.AsArray()
                .Where(cause => (string?)cause!["cause"] != "time-passed")
                .Select(cause => ((string?)cause!["cause"], (int)cause["objects"]!["count"]!));
    }

    [Theory, EachEngine]
    public async Task A_unit_that_is_selected_is_not_set_aside(Engine engine)
    {
        var app = await apps.On(engine);
        var id = await app.Level2Pledge();
        await app.Deployment(id);

        var refused = (await Suspend(app.Planner, id, "conduct-under-review")).Is(HttpStatusCode.Conflict);

        Assert.Equal("engaged", refused.Code);
        Assert.Equal(["/engagement"], refused.Places);
    }

    [Theory, EachEngine]
    public async Task Its_clocks_go_on_and_past_days_are_as_they_were(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, settings: [("Readiness:Policy", "pcrs-2015-faq")]);
        var (kept, left) = (await app.RegisteredPledge(), await app.RegisteredPledge());
        app.Clock.Advance(TimeSpan.FromDays(10));
        (await Suspend(app.Planner, kept, "state-does-not-answer")).Is(HttpStatusCode.OK);
        (await Suspend(app.FocalPoint, left, "national-decision")).Is(HttpStatusCode.OK);
        app.Clock.Advance(TimeSpan.FromDays(290));
        Assert.Equal([kept, left], (await app.FocalPoint.Items("/v1/reminders?within=90")).Select(each => (string?)each["pledge"]).Distinct());
        (await app.FocalPoint.Step($"/v1/pledges/{kept}/renew", new JsonObject { ["reason"] = Reason })).Is(HttpStatusCode.OK);
        app.Clock.Advance(TimeSpan.FromDays(100));

        await app.Sweep();

        var lapsed = (await app.Planner.Get($"/v1/pledges/{left}")).Is(HttpStatusCode.OK).Body;
        Assert.Equal(("lapsed", null, null), ((string?)lapsed["status"], (string?)lapsed["readinessLevel"], lapsed["suspension"]));
        Assert.Equal("suspended", (string?)(await app.Planner.Get($"/v1/pledges/{kept}")).Body["status"]);
        Assert.Equal(("registered", "L1"), await Standing(left, "2026-12-02"));
        Assert.Equal(("suspended", "L1"), await Standing(left, "2026-12-03"));
        Assert.Equal(("lapsed", null), await Standing(left, "2027-11-23"));
        (await Resume(app.Planner, kept)).Is(HttpStatusCode.OK);
        Assert.Equal(("registered", "L1"), await Standing(kept, app.Today()));
        var told = (await app.FocalPoint.Items($"/v1/pledges/{kept}/decisions")).Skip(2)
            .Select(each => ((string?)each["decision"], (string?)each["reasonCodes"]![0], (string?)each["text"]));
        Assert.Equal([("suspended", "state-does-not-answer", Reason), ("resumed", "suspension-over", Reason)], told);

        async Task<(string?, string?)> Standing(string id, string day)
        {
            var view = (await app.FocalPoint.Get($"/v1/pledges/{id}/readiness?on={day}")).Is(HttpStatusCode.OK).Body;
            return ((string?)view["standing"], (string?)view["readinessLevel"]);
        }
    }

    [Theory, EachEngine]
    public async Task What_was_taken_over_as_set_aside_is_taken_up_by_either_side_at_its_level(Engine engine)
    {
        var app = await apps.On(engine);
        var (one, other) = (await app.TakenOverPledge("suspended"), await app.TakenOverPledge("suspended"));

        Assert.Equal("L3", (string?)(await Resume(app.FocalPoint, one)).Is(HttpStatusCode.OK).Body["readinessLevel"]);
        (await Resume(app.Planner, other)).Is(HttpStatusCode.OK);
        Assert.Equal("L3", (string?)(await app.Planner.Get($"/v1/pledges/{other}/readiness")).Is(HttpStatusCode.OK).Body["readinessLevel"]);
    }

    private static Task<Answer> Suspend(Session by, string id, string code) =>
        by.Step($"/v1/pledges/{id}/suspend", new JsonObject { ["reasonCode"] = code, ["reason"] = Reason });

    private static Task<Answer> Resume(Session by, string id) => by.Step($"/v1/pledges/{id}/resume", new JsonObject { ["reason"] = Reason });
}
