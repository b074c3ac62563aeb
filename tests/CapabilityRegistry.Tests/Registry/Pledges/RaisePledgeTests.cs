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
    public async Task A_pledge_rises_one_level_at_a_time(Engine engine)
    {
        var app = await apps.On(engine);
        var id = await app.VisitedPledge();

        var answer = await app.Planner.Step($"/v1/pledges/{id}/raise", To("L3"));

        Assert.Equal("not-the-next-level", answer.Is(HttpStatusCode.Conflict).Code);
        Assert.Equal("L2", (string?)answer.Body["errors"]![0]!["expected"]);
    }

    [Theory, EachEngine]
    public async Task Level_3_is_refused_with_a_code_that_says_it_is_not_offered_yet(Engine engine)
    {
        var app = await apps.On(engine);
        var id = await app.Level2Pledge();

        Assert.Equal("level-3-not-offered", (await app.Planner.Step($"/v1/pledges/{id}/raise", To("L3"))).Is(HttpStatusCode.Conflict).Code);
    }

    [Theory, EachEngine]
    public async Task Only_a_registered_pledge_rises(Engine engine)
    {
        var app = await apps.On(engine);
        var id = await app.AcknowledgedPledge();

        Assert.Equal("wrong-status", (await app.Planner.Step($"/v1/pledges/{id}/raise", To("L2"))).Is(HttpStatusCode.Conflict).Code);
    }

    private static JsonObject To(string level) => new() { ["to"] = level };
}
