using CapabilityRegistry.Data;
using CapabilityRegistry.Tests.Support;
using Microsoft.Data.Sqlite;

namespace CapabilityRegistry.Tests.Data;

/// <summary>0014 makes two tables again: whatever was in them is in them afterwards.</summary>
public sealed class RequirementMigrationTests
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

    [Fact]
    public async Task Requirements_and_plans_from_before_are_there_after()
    {
        await using var database = new TestDatabase(Engine.Sqlite);
        await database.Create();
        await using var connection = (SqliteConnection)await new SqliteDialect().Connect(database.ConnectionString, TestContext.Current.CancellationToken);
        foreach (var script in Scripts().TakeWhile(script => string.CompareOrdinal(Path.GetFileName(script), "0014") < 0))
        {
            Run(connection, await File.ReadAllTextAsync(script, TestContext.Current.CancellationToken));
        }

        Run(connection, Rows);
        var (requirement, line) = (Read(connection, "SELECT * FROM requirement"), Read(connection, "SELECT * FROM match_assignment"));

        Run(connection, await File.ReadAllTextAsync(Scripts().Single(script => Path.GetFileName(script).StartsWith("0014", StringComparison.Ordinal)), TestContext.Current.CancellationToken));

        var after = Read(connection, "SELECT * FROM requirement");
        Assert.Equal(requirement, requirement.Keys.ToDictionary(column => column, column => after[column]));
        Assert.Equal(("[]", "[]", ""), (after["variations"], after["fulfilled_by"], after["sur"]));
        Assert.Equal(line, Read(connection, "SELECT * FROM match_assignment"));
        Assert.Equal("0", Read(connection, "SELECT COUNT(*) AS kept FROM sqlite_master WHERE name LIKE '%_before'")["kept"]);
        Run(connection, "UPDATE requirement SET status = 'fulfilled', mission = NULL");
    }

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
