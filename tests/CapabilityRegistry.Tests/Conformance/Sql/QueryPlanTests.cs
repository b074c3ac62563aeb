using System.Text.RegularExpressions;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Tests.Support;
using Microsoft.Data.Sqlite;

namespace CapabilityRegistry.Tests.Conformance.Sql;

/// <summary>Logs and the plans of runs only grow: what is asked of them is looked up in an index.</summary>
public sealed partial class QueryPlanTests(MigratedDatabase database) : IClassFixture<MigratedDatabase>
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

    /// <summary>What is done again and again without anybody asking.</summary>
    private static readonly string[] Sweeps =
    [
        "AccessLogStore.Oldest", "AccessLogStore.Purge", "AccessLogStore.PurgeObjects", "AccessLogStore.PurgeSets", "IdempotencyStore.Purge",
        "InvitationStore.Overdue", "JobStore.Held", "JobStore.Expire", "JobStore.Waiting", "PledgeStore.OfStates", "PledgeStore.OfKeys",
    ];

    /// <summary>What a list or a sweep may scan, because it stays small.</summary>
    private static readonly string[] Small =
    [
        "contributor", "organisation", "membership", "mission", "unit_type", "training_course", "access_token", "match_weights", "readiness_policy",
        "policy_term",
    ];

    [Fact]
    public void No_list_and_no_sweep_scans_a_large_table_without_an_index()
    {
        Assert.Empty(ListsAndSweeps().Where(sql => Scans(Plan(sql)).Any()).Select(sql => $"{sql.Name}: {Plan(sql)}"));
        Assert.NotEmpty(Scans(Plan(new("counter-case", "SELECT id FROM pledge WHERE men = 3"))));

        // Along an index is not enough where nobody stops after a page.
        Assert.Empty(ListsAndSweeps().Where(sql => Sweeps.Contains(sql.Name) && Plan(sql).Contains("SCAN", StringComparison.Ordinal))
            .Select(sql => $"{sql.Name}: {Plan(sql)}"));
    }

    [Fact]
    public void The_paper_about_the_database_says_by_which_index_each_is_read() => Repository.HoldsSection("db/README.md", "indexes", string.Join('\n',
    [
        "| list or sweep | index | filters that are looked up in another one |",
        "|---|---|---|",
        .. ListsAndSweeps().GroupBy(sql => sql.Name.Split(" + ")[0]).OrderBy(each => each.Key, StringComparer.Ordinal).Select(Row),
    ]));

    private string Row(IGrouping<string, SqlText> list)
    {
        var usual = Indexes(Plan(list.First()));
        var others = list.Skip(1).Select(sql => (Filter: sql.Name.Split(" + ")[1], Index: Indexes(Plan(sql)))).Where(each => each.Index != usual)
            .Select(each => $"{each.Filter}: {each.Index}");
        return $"| {list.Key} | {usual} | {string.Join("; ", others)} |";
    }

    // Whole, in the usual order, with one condition at most.
    private static IEnumerable<SqlText> ListsAndSweeps() => SqlClass.Sent(new SqliteDialect())
        .Where(sql => !sql.Name.Contains(',') && !sql.Name.Contains("of one state", StringComparison.Ordinal) && sql.Name.Split(" + ").Length <= 2)
        .Where(sql => sql.Name.Split(" + ")[0] is var name && (name.EndsWith(".Page", StringComparison.Ordinal) || Sweeps.Contains(name)));

    private static IEnumerable<string> Scans(string plan) => Scanned().Matches(plan).Select(match => match.Groups[1].Value).Except(Small);

    private static string Indexes(string plan) => string.Join(", ", Index().Matches(plan).Select(match => match.Groups[1].Value)
        .Select(index => index.StartsWith("sqlite_autoindex", StringComparison.Ordinal) ? $"key of {index.Split('_', 3)[2][..^2]}" : index)
        .Select(index => index == "" ? "key" : index).Distinct()) is { Length: > 0 } indexes ? indexes : "none";

    [GeneratedRegex(@"^SCAN (\w+)$", RegexOptions.Multiline)]
    private static partial Regex Scanned();

    [GeneratedRegex(@"USING (?:COVERING )?(?:INDEX (\w+)|INTEGER PRIMARY KEY)")]
    private static partial Regex Index();

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
