using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Registry.Pledges;

public sealed class LowerAndWithdrawTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    [Theory, EachEngine]
    public async Task A_unit_is_lowered_with_a_reason_that_its_history_keeps(Engine engine)
    {
        var app = await apps.On(engine);
        var id = await app.Level2Pledge();

        var lowered = (await app.Planner.Step($"/v1/pledges/{id}/lower", new JsonObject
        {
            ["to"] = "L1", ["reasonCode"] = "unit-changed", ["reason"] = "Half of the vehicles are gone.",
        })).Is(HttpStatusCode.OK);

        Assert.Equal("L1", (string?)lowered.Body["readinessLevel"]);
        var last = (await app.FocalPoint.Get($"/v1/pledges/{id}/history")).Body["items"]!.AsArray()[^1]!;
        Assert.Equal("lowered", (string?)last["action"]);
        Assert.Equal("Half of the vehicles are gone.", (string?)last["reason"]);
    }

    [Theory, EachEngine]
    public async Task Lowering_goes_down(Engine engine)
    {
        var app = await apps.On(engine);
        var id = await app.Level2Pledge();

        var answer = await app.Planner.Step($"/v1/pledges/{id}/lower", new JsonObject { ["to"] = "L2", ["reasonCode"] = "other", ["reason"] = "To be sure." });

        Assert.Equal("not-a-lower-level", answer.Is(HttpStatusCode.Conflict).Code);
    }

    [Theory, EachEngine]
    public async Task A_withdrawn_pledge_holds_no_level_and_takes_no_further_step(Engine engine)
    {
        var app = await apps.On(engine);
        var id = await app.Level2Pledge();

        var withdrawn = (await app.FocalPoint.Step($"/v1/pledges/{id}/withdraw", new JsonObject { ["reason"] = "Needed at home." })).Is(HttpStatusCode.OK).Body;

        Assert.Equal("withdrawn", (string?)withdrawn["status"]);
        Assert.Null(withdrawn["readinessLevel"]);
        Assert.Equal("wrong-status", (await app.FocalPoint.Step($"/v1/pledges/{id}/submit")).Is(HttpStatusCode.Conflict).Code);
        Assert.Equal("wrong-status", (await app.Planner.Step($"/v1/pledges/{id}/raise", new JsonObject { ["to"] = "L3" })).Is(HttpStatusCode.Conflict).Code);
    }
}
