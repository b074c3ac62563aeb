using System.Text.RegularExpressions;
using CapabilityRegistry.Platform.Data;
using Microsoft.Data.Sqlite;

namespace CapabilityRegistry.Tests.Conformance.Sql;

/// <summary>Logs and the plans of runs only grow: what is asked of them is looked up in an index.</summary>
public sealed class QueryPlanTests(MigratedDatabase database) : IClassFixture<MigratedDatabase>
{
    [Theory]
    [InlineData("EventStore.After + ByActor", "ix_event_actor (actor=? AND seq>?)")]
    [InlineData("EventStore.After + OfId", "ix_event_subject_id (subject_id=? AND seq>?)")]
    [InlineData("EventStore.After + OfKind", "ix_event_subject (subject_kind=?)")]
    [InlineData("EventStore.After + OfContributor", "ix_event_contributor (contributor=? AND seq>?)")]
    [InlineData("EventStore.After + Within", "(seq>? AND seq<?)")]
    [InlineData("EventStore.Bounds", "COVERING INDEX ix_event_at (at>? AND at<?)")]
    [InlineData("EventStore.OfSubject", "ix_event_subject (subject_kind=? AND subject_id=? AND seq>?)")]
    [InlineData("EventStore.OfAction", "ix_event_subject (subject_kind=?)")]
    [InlineData("EventStore.Between", "(seq>? AND seq<?)")]
    [InlineData("AccessLogStore.Page + ByActor", "ix_access_log_actor (actor=? AND id>?)")]
    [InlineData("AccessLogStore.Page + OfObject", "ix_access_log_set (set_id=? AND id>?)", "ix_access_object_subject (subject_id=?)")]
    [InlineData(
        "AccessLogStore.Page + OfContributor", "ix_access_log_set (set_id=? AND id>?)",
        "ix_access_object_contributor (contributor=?)", "ix_access_object_subject (subject_id=?)")]
    [InlineData("AccessLogStore.Objects", "(set_id=? AND place<?)")]
    [InlineData("AccessLogStore.Purge", "(id<?)")]
    [InlineData("AccessLogStore.PurgeObjects", "(set_id=?)", "ix_access_set_used_on (used_on<?)")]
    [InlineData("MatchRunStore.PlansWith", "ix_match_line_pledge (pledge=? AND run=?)")]
    public void The_index_is_used(string statement, params string[] steps)
    {
        var plan = Plan(SqlClass.Sent(new SqliteDialect()).First(sql => sql.Name == statement));

        Assert.All(steps, step => Assert.Contains(step, plan));
        Assert.DoesNotMatch("SCAN (event|access|match_line)", plan);
    }

    [Fact]
    public void A_list_in_any_order_is_read_along_an_index_and_not_sorted_first()
    {
        var sorted = SqlClass.Sent(new SqliteDialect()).Where(sql => sql.Name.Contains(".Page, sorted by", StringComparison.Ordinal)).ToList();

        Assert.True(sorted.Count >= 60, $"only {sorted.Count} statements");
        Assert.All(sorted, sql => Assert.DoesNotContain("TEMP B-TREE", $"{sql.Name}: {Plan(sql)}"));
        Assert.Contains("TEMP B-TREE", Plan(new("counter-case", "SELECT id FROM pledge ORDER BY men, id")));
    }

    [Fact]
    public void What_has_changed_is_looked_up_object_by_object()
    {
        var plans = SqlClass.Sent(new SqliteDialect()).Where(sql => sql.Name.EndsWith(".Page + ChangedAfter", StringComparison.Ordinal)).Select(Plan).ToList();

        Assert.Equal(22, plans.Count);
        Assert.All(plans, plan => Assert.Contains("ix_event_subject (subject_kind=? AND subject_id=? AND seq>?)", plan));
    }

    [Fact]
    public void A_scan_is_seen() => Assert.Matches("SCAN event", Plan(new("counter-case", "SELECT seq FROM event WHERE role = @Role")));

    private string Plan(SqlText sql)
    {
        using var command = database.Connection.CreateCommand();
#pragma warning disable CA2100 // The text is one of the program's own.
        command.CommandText = $"EXPLAIN QUERY PLAN {sql.Text}";
#pragma warning restore CA2100
        command.Parameters.AddRange(sql.Parameters.Select(name => new SqliteParameter($"@{name}", DBNull.Value)));
        using var reader = command.ExecuteReader();
        var steps = new List<string>();
        while (reader.Read())
        {
            steps.Add(reader.GetString(3));
        }

        return string.Join('\n', steps);
    }
}
