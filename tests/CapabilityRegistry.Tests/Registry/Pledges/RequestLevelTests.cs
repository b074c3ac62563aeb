using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Registry.Pledges;

/// <summary>A state asks for a level, and the Secretariat gives or refuses it.</summary>
public sealed class RequestLevelTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    [Theory, EachEngine]
    public async Task A_state_asks_for_a_level_once_until_that_is_decided(Engine engine)
    {
        var app = await apps.On(engine);
        var id = await app.RegisteredPledge();

        var asked = (await app.FocalPoint.Step($"/v1/pledges/{id}/request-level", Level("L3").With("note", "Two visits were passed."))).Is(HttpStatusCode.OK);

        Assert.Equal(("L3", "L1"), ((string?)asked.Body["levelAskedFor"], (string?)asked.Body["readinessLevel"]));
        var last = (await app.Planner.Get($"/v1/pledges/{id}/history")).Body["items"]!.AsArray()[^1]!;
        Assert.Equal(("level-requested", "Two visits were passed."), ((string?)last["action"], (string?)last["reason"]));
        var again = (await app.FocalPoint.Step($"/v1/pledges/{id}/request-level", Level("L2"))).Is(HttpStatusCode.Conflict);
        Assert.Equal(("level-asked-for-already", "/levelAskedFor"), (again.Code, Assert.Single(again.Places)));
    }

    [Theory, EachEngine]
    public async Task What_is_asked_for_is_above_the_level_that_a_registered_unit_holds(Engine engine)
    {
        var app = await apps.On(engine);

        var held = (await app.FocalPoint.Step($"/v1/pledges/{await app.Level2Pledge()}/request-level", Level("L2"))).Is(HttpStatusCode.Conflict);
        var draft = (await app.FocalPoint.Step($"/v1/pledges/{await app.DraftPledge()}/request-level", Level("L2"))).Is(HttpStatusCode.Conflict);

        Assert.Equal(("not-a-higher-level", "/level"), (held.Code, Assert.Single(held.Places)));
        Assert.Equal("wrong-status", draft.Code);
    }

    [Theory, EachEngine]
    public async Task A_refusal_says_why_and_the_state_may_ask_again(Engine engine)
    {
        var app = await apps.On(engine);
        var id = await app.PledgeWithLevelAskedFor();

        var refused = (await app.Planner.Step($"/v1/pledges/{id}/refuse-level", Refusal())).Is(HttpStatusCode.OK).Body;

        Assert.Equal((null, "no-visit-possible", "L1"),
            ((string?)refused["levelAskedFor"], (string?)refused["levelRefusedFor"], (string?)refused["readinessLevel"]));
        Assert.Equal("no-level-asked-for", (await app.Planner.Step($"/v1/pledges/{id}/refuse-level", Refusal())).Is(HttpStatusCode.Conflict).Code);
        var again = (await app.FocalPoint.Step($"/v1/pledges/{id}/request-level", Level("L2"))).Is(HttpStatusCode.OK).Body;
        Assert.Equal(("L2", null), ((string?)again["levelAskedFor"], (string?)again["levelRefusedFor"]));
    }

    [Theory, EachEngine]
    public async Task Raising_the_unit_to_the_level_grants_it_and_raising_it_below_does_not(Engine engine)
    {
        var app = await apps.On(engine);
        var (granted, below) = (await app.VisitedPledge(), await app.VisitedPledge());
        (await app.FocalPoint.Step($"/v1/pledges/{granted}/request-level", Level("L2"))).Is(HttpStatusCode.OK);
        (await app.FocalPoint.Step($"/v1/pledges/{below}/request-level", Level("L3"))).Is(HttpStatusCode.OK);

        var raised = (await app.Planner.Step($"/v1/pledges/{granted}/raise", new JsonObject { ["to"] = "L2" })).Is(HttpStatusCode.OK).Body;
        var stillAsked = (await app.Planner.Step($"/v1/pledges/{below}/raise", new JsonObject { ["to"] = "L2" })).Is(HttpStatusCode.OK).Body;

        Assert.Equal((null, "L3"), ((string?)raised["levelAskedFor"], (string?)stillAsked["levelAskedFor"]));
    }

    [Theory, EachEngine]
    public async Task A_unit_keeps_the_codes_of_what_it_was_lowered_for_until_it_is_raised(Engine engine)
    {
        var app = await apps.On(engine);
        var id = await app.Level2Pledge();
        var lower = new JsonObject { ["to"] = "L1", ["reason"] = "Half of the vehicles are gone." };

        Assert.Equal(["/reasonCode"], (await app.Planner.Step($"/v1/pledges/{id}/lower", lower)).Is(HttpStatusCode.BadRequest).Places);
        var lowered = (await app.Planner.Step($"/v1/pledges/{id}/lower", lower.With("reasonCode", "unit-changed"))).Is(HttpStatusCode.OK).Body;
        Assert.Equal("[\"unit-changed\"]", lowered["loweredFor"]!.ToJsonString());

        app.Clock.Advance(TimeSpan.FromDays(1));
        (await app.Assessor.Step($"/v1/visits/{await app.ScheduledVisit(id)}/outcome", SetupSteps.Outcome("passed", app.Today()))).Is(HttpStatusCode.OK);
        var raised = (await app.Planner.Step($"/v1/pledges/{id}/raise", new JsonObject { ["to"] = "L2" })).Is(HttpStatusCode.OK).Body;
        Assert.Equal("[]", raised["loweredFor"]!.ToJsonString());
    }

    private static JsonObject Level(string level) => new() { ["level"] = level };

    private static JsonObject Refusal() => new() { ["reasonCode"] = "no-visit-possible", ["reason"] = "No team can travel before March." };
}
