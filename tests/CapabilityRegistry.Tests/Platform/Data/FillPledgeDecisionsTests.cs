using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Tests.Support;
using Dapper;

namespace CapabilityRegistry.Tests.Platform.Data;

public sealed class FillPledgeDecisionsTests
{
    [Theory, EachEngine]
    public async Task Decisions_from_before_there_was_a_table_of_them_are_read_off_the_log(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var id = await app.Level2Pledge();
        (await app.Planner.Step($"/v1/pledges/{id}/lower", new JsonObject { ["to"] = "L1", ["reasonCode"] = "unit-changed", ["reason"] = "Sold." }))
            .Is(HttpStatusCode.OK);
        (await app.FocalPoint.Step($"/v1/pledges/{await app.RegisteredPledge()}/withdraw", new JsonObject { ["reason"] = "Changed." })).Is(HttpStatusCode.OK);
        await app.TakenOverPledge();
        await app.DraftPledge();
        await using var connection = await app.Database.Open(TestContext.Current.CancellationToken);
        var before = await Decisions();
        await connection.ExecuteAsync("DELETE FROM pledge_decision");
        Assert.Equal(1, await connection.ExecuteAsync("DELETE FROM SchemaVersions WHERE ScriptName = @Name", new { FillPledgeDecisions.Name }));

        Migrations.Run(app.Database);

        Assert.Equal(["registered", "raised", "lowered", "registered", "withdrawn", "taken-over"], before.Select(each => each.Kind));
        Assert.Equal(before, await Decisions());

        async Task<List<(string, int, string Kind, DateOnly, int?)>> Decisions() =>
        [
            .. await connection.QueryAsync<(string, int, string Kind, DateOnly, int?)>(
                "SELECT pledge, version, kind, decided_on, readiness_level FROM pledge_decision ORDER BY pledge, version"),
        ];
    }
}
