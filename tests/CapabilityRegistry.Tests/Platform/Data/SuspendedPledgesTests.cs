using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Tests.Support;
using Dapper;

namespace CapabilityRegistry.Tests.Platform.Data;

/// <summary>The migration that lets pledges be announced and suspended.</summary>
public sealed class SuspendedPledgesTests
{
    [Theory, EachEngine]
    public async Task Pledges_and_decisions_from_before_stay_and_the_new_statuses_hold_from_then_on(Engine engine)
    {
        await using var own = new TestDatabase(engine);
        await own.Create();
        var database = new Database(engine == Engine.Sqlite ? new SqliteDialect() : new SqlServerDialect(), own.ConnectionString);
        Assert.True(database.Dialect.Upgrade(own.ConnectionString).WithScripts(EarlierMigrations.Before(database.Dialect, "0060"))
            .WithScript(FillSearchNames.Name, new FillSearchNames()).WithScript(FoldNamesAgain.Name, new FoldNamesAgain())
            .WithScript(FillPledgeDecisions.Name, new FillPledgeDecisions()).WithScript(CarryVisitsOver.Name, new CarryVisitsOver()).LogToNowhere()
            .Build().PerformUpgrade().Successful);
        // It is open while another connection changes the tables.
        await using var connection = await database.Open(TestContext.Current.CancellationToken);
        await connection.ExecuteAsync(
            """
            INSERT INTO contributor (id, m49, name, region, certainty, source) VALUES ('KAZ', '398', 'Kazakhstan', 'ASIA_PACIFIC', 'S', 'x');
            INSERT INTO unit_type (id, name, category, measure, certainty, source) VALUES ('ENGINEER_COY', 'Engineers', 'military', 'units', 'S', 'x');
            INSERT INTO pledge (
                id, version, contributor, unit_type, unit_name, status, readiness_level, engagement, men, women, capacity_amount, capacity_unit, attributes,
                training, response_days, turnaround_days, available_from, languages, caveats, partners)
            VALUES (
                'KAZ-00001', 1, 'KAZ', 'ENGINEER_COY', 'x', 'registered', 1, 'pool', 1, 1, 1, 'units', '[]', '[]', 1, 0, '2026-01-01', '[]', '[]', '[]');
            """);

        Migrations.Run(database);

        await connection.ExecuteAsync("UPDATE pledge SET status = 'suspended', suspension = '{}' WHERE id = 'KAZ-00001'");
        Assert.Equal(("suspended", 1), await connection.QuerySingleAsync<(string, int)>("SELECT status, readiness_level FROM pledge"));
        await connection.ExecuteAsync("UPDATE pledge SET status = 'announced', readiness_level = NULL WHERE id = 'KAZ-00001'");
        foreach (var wrong in new[] { "status = 'lost'", "status = 'draft', readiness_level = 2" })
        {
            await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => connection.ExecuteAsync($"UPDATE pledge SET {wrong} WHERE id = 'KAZ-00001'"));
        }
    }
}
