using CapabilityRegistry.Data;
using CapabilityRegistry.Tests.Support;
using Microsoft.Data.Sqlite;

namespace CapabilityRegistry.Tests.Data;

/// <summary>Some migrations make tables again: whatever was in them is in them afterwards.</summary>
public sealed class KeptRowsTests
{
    private const string Rows = """
        INSERT INTO unit_type (id, name, category, measure, certainty, source) VALUES ('ENGINEER_COY', 'Engineer company', 'military', 'units', 'M', 'from memory');
        INSERT INTO mission (id, name, lead_department, started_on, location, certainty, source) VALUES ('MINUSCA', 'A mission', 'DPO', '2014-04-10', 'Bangui', 'S', 'a list');
        INSERT INTO contributor (id, m49, name, region, certainty, source) VALUES ('KAZ', '398', 'Kazakhstan', 'ASIA_PACIFIC', 'M', 'M49');
        INSERT INTO pledge (id, version, contributor, unit_type, unit_name, status, men, women, capacity_amount, capacity_unit, response_days, available_from, languages, caveats, returned_for)
        VALUES ('KAZ-00001', 1, 'KAZ', 'ENGINEER_COY', 'A company', 'draft', 0, 0, 1, 'units', 60, '2027-01-01', '[]', '[]', '[]');
        INSERT INTO requirement (id, version, mission, unit_type, substitutes, quantity_amount, quantity_unit, priority, needed_by, duration_days, needed_until, minimum_level,
            major_equipment, self_sustainment, languages, required_contributors, excluded_contributors, required_organisations, excluded_organisations, status, minimum_fill, bundle)
        VALUES ('MINUSCA-00001', 3, 'MINUSCA', 'ENGINEER_COY', '[]', 2, 'units', 1, '2027-09-01', 365, '2028-08-31', 2, '[]', '["catering"]', '["fr"]', '[]', '["TCD"]', '[]', '[]', 'amended', 1, 'EAST');
        INSERT INTO match_run (id, version, at, actor, as_of, event_seq, input_hash, status, requirements, pledges, result)
        VALUES ('RUN-00001', 1, '2026-11-23 09:00:00', 'planner', '2026-11-23', 7, 'hash', 'optimal', 1, 1, '{}');
        INSERT INTO match_assignment (run, requirement, pledge, contributor, amount, score, breakdown) VALUES ('RUN-00001', 'MINUSCA-00001', 'KAZ-00001', 'KAZ', 1, 700, '[]');
        """;

    private const string Facts = """
        INSERT INTO invitation (id, version, status, run, requirement, requirement_version, pledge, contributor, mission, unit_type, amount, unit, needed_by, needed_until, minimum_level, lines,
            expires_on, invited_by, invited_at, reason, answered_by, answered_at, answer, decided_by, decided_at, decision, deployment)
        VALUES ('INV-00001', 3, 'selected', 'RUN-00001', 'MINUSCA-00001', 3, 'KAZ-00001', 'KAZ', 'MINUSCA', 'ENGINEER_COY', 1, 'units', '2027-09-01', '2028-08-31', 2, '[]',
            '2027-01-31', 'planner', '2026-11-23 09:00:00', 'The plan.', 'kaz', '2026-11-24 09:00:00', 'Ready.', 'planner', '2026-11-25 09:00:00', 'Agreed.', 'DEP-00001');
        INSERT INTO deployment (id, version, status, invitation, requirement, mission, pledge, contributor, amount, unit, persons, readiness_level, engaged_from, engaged_until, milestones, opened_by, opened_at)
        VALUES ('DEP-00001', 1, 'selected', 'INV-00001', 'MINUSCA-00001', 'MINUSCA', 'KAZ-00001', 'KAZ', 1, 'units', 120, 2, '2027-09-01', '2028-08-31', '[]', 'planner', '2026-11-25 09:00:00');
        """;

    [Fact]
    public async Task Requirements_and_plans_from_before_0014_are_there_after_it()
    {
        await using var database = new TestDatabase(Engine.Sqlite);
        await using var connection = await Before("0014", database);
        Run(connection, Rows);
        var (requirement, line) = (Read(connection, "SELECT * FROM requirement"), Read(connection, "SELECT * FROM match_assignment"));

        Run(connection, Script("0014"));

        var after = Read(connection, "SELECT * FROM requirement");
        Assert.Equal(requirement, requirement.Keys.ToDictionary(column => column, column => after[column]));
        Assert.Equal(("[]", "[]", ""), (after["variations"], after["fulfilled_by"], after["sur"]));
        Assert.Equal(line, Read(connection, "SELECT * FROM match_assignment"));
        Assert.Equal("0", Leftovers(connection));
        Run(connection, "UPDATE requirement SET status = 'fulfilled', mission = NULL");
    }

    [Fact]
    public async Task Runs_and_the_invitations_that_follow_them_from_before_0017_are_there_after_it()
    {
        await using var database = new TestDatabase(Engine.Sqlite);
        await using var connection = await Before("0014", database);
        Run(connection, Rows);
        foreach (var number in (string[])["0014", "0015", "0016"])
        {
            Run(connection, Script(number));
        }

        Run(connection, Facts);
        var (line, invitation, deployment) = (Read(connection, "SELECT * FROM match_assignment"), Read(connection, "SELECT * FROM invitation"), Read(connection, "SELECT * FROM deployment"));

        Run(connection, Script("0017"));

        Assert.Equal(line, Read(connection, "SELECT * FROM match_line"));
        Assert.Equal(invitation, Read(connection, "SELECT * FROM invitation"));
        Assert.Equal(deployment, Read(connection, "SELECT * FROM deployment"));
        var run = Read(connection, "SELECT j.status, j.event_seq, j.actor, p.proof, p.result FROM match_job j INNER JOIN match_plan p ON p.run = j.id");
        Assert.Equal(("done", "7", "planner", "optimal", "{}"), (run["status"], run["event_seq"], run["actor"], run["proof"], run["result"]));
        Assert.Equal("0", Leftovers(connection));
        Run(connection, "UPDATE invitation SET run = 'RUN-00001'");
        Assert.Throws<SqliteException>(() => Run(connection, "UPDATE invitation SET run = 'RUN-00002'"));
    }

    private static async Task<SqliteConnection> Before(string number, TestDatabase database)
    {
        await database.Create();
        var connection = (SqliteConnection)await new SqliteDialect().Connect(database.ConnectionString, TestContext.Current.CancellationToken);
        foreach (var script in Scripts().TakeWhile(script => string.CompareOrdinal(Path.GetFileName(script), number) < 0))
        {
            Run(connection, await File.ReadAllTextAsync(script, TestContext.Current.CancellationToken));
        }

        return connection;
    }

    private static string Leftovers(SqliteConnection connection) =>
        Read(connection, "SELECT COUNT(*) AS kept FROM sqlite_master WHERE name LIKE '%_before'")["kept"];

    private static string Script(string number) => File.ReadAllText(Scripts().Single(script => Path.GetFileName(script).StartsWith(number, StringComparison.Ordinal)));

    private static IEnumerable<string> Scripts() => Directory.GetFiles(Repository.PathOf("db/migrations"), "*.sql").Order(StringComparer.Ordinal);

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The text is one of ours.
        command.CommandText = new SqliteDialect().Definition(sql);
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private static Dictionary<string, string> Read(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The text is one of ours.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        Assert.True(reader.Read());
        return Enumerable.Range(0, reader.FieldCount).ToDictionary(reader.GetName, column => $"{reader.GetValue(column)}");
    }
}
