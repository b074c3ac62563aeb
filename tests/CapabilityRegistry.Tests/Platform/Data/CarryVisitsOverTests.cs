using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Tests.Support;
using Dapper;

namespace CapabilityRegistry.Tests.Platform.Data;

public sealed class CarryVisitsOverTests
{
    [Theory, EachEngine]
    public async Task Visits_from_before_a_visit_could_have_several_units_keep_everything_that_they_tell(Engine engine)
    {
        await using var own = new TestDatabase(engine);
        await own.Create();
        var database = new Database(engine == Engine.Sqlite ? new SqliteDialect() : new SqlServerDialect(), own.ConnectionString);
        Assert.True(database.Dialect.Upgrade(own.ConnectionString).WithScripts(EarlierMigrations.Before(database.Dialect, "0030"))
            .LogToNowhere().Build().PerformUpgrade().Successful);
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
            INSERT INTO visit (id, version, pledge, contributor, kind, planned_on, status, visited_on, report, assessor, assessor_person, source)
            VALUES
                ('AAV-00001', 1, 'KAZ-00001', 'KAZ', 'AAV', '2027-01-11', 'scheduled', NULL, NULL, NULL, NULL, 'x'),
                ('AAV-00002', 2, 'KAZ-00001', 'KAZ', 'AAV', '2026-05-04', 'passed', '2026-05-05', 'AAV/1', 'token', 'Ana', NULL),
                ('AAV-00003', 2, 'KAZ-00001', 'KAZ', 'AAV', '2026-06-04', 'failed', '2026-06-05', 'AAV/"2" ', NULL, NULL, NULL);
            """);

        Migrations.Run(database);

        Assert.Equal(
            [
                ("AAV-00001", 1, "KAZ", "AAV", "in-person", new DateOnly(2027, 1, 11), "scheduled", "[]", Unit(), "x"),
                (
                    "AAV-00002", 2, "KAZ", "AAV", "in-person", new DateOnly(2026, 5, 4), "ended", "[]",
                    Unit("passed", "2026-05-05", "AAV/1", "token", "Ana"), null),
                ("AAV-00003", 2, "KAZ", "AAV", "in-person", new DateOnly(2026, 6, 4), "ended", "[]", Unit("failed", "2026-06-05", """AAV/"2" """), null),
            ],
            await connection.QueryAsync<(string, int, string, string, string, DateOnly, string, string, string, string?)>(
                "SELECT id, version, contributor, kind, mode, planned_on, status, team, units, source FROM visit ORDER BY id"));
        Assert.Equal(
            [
                ("AAV-00001", "KAZ-00001", "KAZ", "AAV", new DateOnly(2027, 1, 11), "scheduled", null, null),
                ("AAV-00002", "KAZ-00001", "KAZ", "AAV", new DateOnly(2026, 5, 4), "passed", new DateOnly(2026, 5, 5), "Ana"),
                ("AAV-00003", "KAZ-00001", "KAZ", "AAV", new DateOnly(2026, 6, 4), "failed", new DateOnly(2026, 6, 5), (string?)null),
            ],
            await connection.QueryAsync<(string, string, string, string, DateOnly, string, DateOnly?, string?)>(
                "SELECT visit, pledge, contributor, kind, planned_on, status, visited_on, assessor_person FROM visited_unit ORDER BY visit"));
    }

    private static string Unit(
        string? result = null, string? visitedOn = null, string? report = null, string? assessor = null, string? person = null) =>
        CapabilityRegistry.Kernel.Json.Write(new[]
        {
            new
            {
                Pledge = "KAZ-00001", Result = result, VisitedOn = visitedOn, Report = report, Checklists = Array.Empty<string>(), Assessor = assessor,
                AssessorPerson = person,
            },
        });
}
