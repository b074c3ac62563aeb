using Microsoft.Data.Sqlite;

namespace CapabilityRegistry.Benchmarks;

/// <summary>How SQLite means to carry out a statement.</summary>
internal static class QueryPlan
{
    public static IReadOnlyList<string> Of(string file, string sql)
    {
        using var connection = new SqliteConnection(InProcess.ConnectionString(file));
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + sql;
        foreach (var name in new[] { "@UnitType", "@ReadinessLevel", "@After", "@Take" })
        {
            command.Parameters.AddWithValue(name, "");
        }

        using var reader = command.ExecuteReader();
        var steps = new List<string>();
        while (reader.Read())
        {
            steps.Add(reader.GetString(3));
        }

        return steps;
    }
}
