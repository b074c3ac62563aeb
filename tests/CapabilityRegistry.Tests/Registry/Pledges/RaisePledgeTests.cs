using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Registry.Pledges;

public sealed class RaisePledgeTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    [Theory, EachEngine]
    public async Task Level_2_needs_a_passed_visit(Engine engine)
    {
        var app = await apps.On(engine);
        var id = await app.RegisteredPledge();

        var answer = await app.Planner.Step($"/v1/pledges/{id}/raise", To("L2"));

        Assert.Equal("visit-not-passed", answer.Is(HttpStatusCode.Conflict).Code);
        Assert.Equal(["/readinessLevel"], answer.Places);
    }

    [Theory, EachEngine]
    public async Task A_failed_visit_does_not_open_Level_2(Engine engine)
    {
        var app = await apps.On(engine);
        var id = await app.VisitedPledge("failed");

        Assert.Equal("visit-not-passed", (await app.Planner.Step($"/v1/pledges/{id}/raise", To("L2"))).Is(HttpStatusCode.Conflict).Code);
    }

    [Theory, EachEngine]
    public async Task A_passed_visit_of_another_pledge_does_not_open_Level_2(Engine engine)
    {
        var app = await apps.On(engine);
        await app.VisitedPledge();
        var id = await app.RegisteredPledge();

        Assert.Equal("visit-not-passed", (await app.Planner.Step($"/v1/pledges/{id}/raise", To("L2"))).Is(HttpStatusCode.Conflict).Code);
    }

    [Theory, EachEngine]
    public async Task A_passed_visit_opens_Level_2(Engine engine)
    {
        var app = await apps.On(engine);
        var id = await app.VisitedPledge();

        var raised = (await app.Planner.Step($"/v1/pledges/{id}/raise", To("L2"))).Is(HttpStatusCode.OK);

        Assert.Equal("L2", (string?)raised.Body["readinessLevel"]);
        Assert.Equal("\"5\"", raised.ETag);
    }

    [Theory, EachEngine]
    public async Task The_latest_finding_counts_so_a_failed_visit_closes_what_an_earlier_one_opened(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var id = await app.VisitedPledge();
        app.Clock.Advance(TimeSpan.FromDays(1));
        await Visit(app, id, "failed");

        var refused = (await app.Planner.Step($"/v1/pledges/{id}/raise", To("L2"))).Is(HttpStatusCode.Conflict);
        Assert.Equal("visit-not-passed", refused.Code);
        Assert.EndsWith("failed on 2026-11-24", (string)refused.Body["errors"]![0]!["found"]!, StringComparison.Ordinal);
        Assert.False(await IsOpen(app, id));

        app.Clock.Advance(TimeSpan.FromDays(1));
        await Visit(app, id, "passed");
        Assert.True(await IsOpen(app, id));
        (await app.Planner.Step($"/v1/pledges/{id}/raise", To("L2"))).Is(HttpStatusCode.OK);
    }

    [Theory, EachEngine]
    public async Task What_was_found_before_a_unit_was_lowered_does_not_raise_it_again(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var id = await app.Level2Pledge();
        (await app.Planner.Step($"/v1/pledges/{id}/lower", To("L1").With("reasonCode", "unit-changed").With("reason", "Half of the vehicles are gone.")))
            .Is(HttpStatusCode.OK);

        foreach (var step in new[] { ("raise", To("L2")), ("override", To("L2").With("reason", "No third officer is on duty until Monday.")) })
        {
            var caller = step.Item1 == "raise" ? app.Planner : app.Administrator;
            var refused = (await caller.Step($"/v1/pledges/{id}/{step.Item1}", step.Item2)).Is(HttpStatusCode.Conflict);
            Assert.Equal("visit-not-passed", refused.Code);
            Assert.Contains("not after the pledge lost the level (2026-11-23)", refused.Text, StringComparison.Ordinal);
        }

        app.Clock.Advance(TimeSpan.FromDays(1));
        await Visit(app, id, "passed");
        Assert.Equal("L2", (string?)(await app.Planner.Step($"/v1/pledges/{id}/raise", To("L2"))).Is(HttpStatusCode.OK).Body["readinessLevel"]);
    }

    [Theory, EachEngine]
    public async Task A_pledge_rises_one_level_at_a_time(Engine engine)
    {
        var app = await apps.On(engine);
        var id = await app.VisitedPledge();

        var answer = await app.Planner.Step($"/v1/pledges/{id}/raise", To("L3"));

        Assert.Equal("not-the-next-level", answer.Is(HttpStatusCode.Conflict).Code);
        Assert.Equal("L2", (string?)answer.Body["errors"]![0]!["expected"]);
    }

    [Theory, EachEngine]
    public async Task Level_3_is_refused_with_every_gate_of_the_policy_that_is_open(Engine engine)
    {
        var app = await apps.On(engine);
        var id = await app.Level2Pledge();

        var refused = (await app.Planner.Step($"/v1/pledges/{id}/raise", To("L3"))).Is(HttpStatusCode.Conflict);

        Assert.Equal("sur-not-met", refused.Code);
        Assert.Equal(
            ["sur-not-met", "ammunition-list-missing", "cargo-load-plan-missing", "port-of-embarkation-missing", "days-to-deploy-missing"], refused.ErrorCodes);
    }

    [Theory, EachEngine]
    public async Task Only_a_registered_pledge_rises(Engine engine)
    {
        var app = await apps.On(engine);
        var id = await app.AcknowledgedPledge();

        Assert.Equal("wrong-status", (await app.Planner.Step($"/v1/pledges/{id}/raise", To("L2"))).Is(HttpStatusCode.Conflict).Code);
    }

    private static JsonObject To(string level) => new() { ["to"] = level };

    private static async Task Visit(RegistryApp app, string pledge, string result) =>
        (await app.Assessor.Step($"/v1/visits/{await app.ScheduledVisit(pledge)}/outcome", SetupSteps.Outcome(result, app.Today()))).Is(HttpStatusCode.OK);

    private static async Task<bool> IsOpen(RegistryApp app, string pledge) =>
        (bool)(await app.Planner.Get($"/v1/pledges/{pledge}/readiness")).Body["levels"]!.AsArray().Single(level => (string?)level!["level"] == "L2")!["met"]!;
}
