using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace CapabilityRegistry.Tests.Conformance;

/// <summary>
/// A state's focal point reads only its own rows: a statement that reads a state's rows takes the condition OwnOnly,
/// or it is in the list below with the reason why not.
/// </summary>
public sealed class OwnRowsTests
{
    private const string OwnOnly = "AND contributor = @Scope";

    private static readonly string[] StatesOwn = ["event", "match_assignment", "pledge", "visit"];

    private static readonly Dictionary<string, string> Unscoped = new()
    {
        ["EventStore.OfSubject"] = "The caller has found the object itself before, with its OwnOnly.",
        ["PledgeStore.PassedVisit"] = "Evidence about a pledge that the caller has found before, with its OwnOnly.",
        ["PledgeStore.UsesExternalId"] = "Counts within one state, which the handler takes from the caller or the pledge.",
    };

    private static IEnumerable<(SqlClass Class, SqlText Sql)> Reads =>
        from each in SqlClass.All
        from sql in each.Statements
        where Tables(sql).Intersect(StatesOwn).Any()
        select (each, sql);

    [Fact]
    public void Whoever_reads_rows_of_a_state_can_ask_for_its_own_only() => Assert.Empty(
        Reads.Where(read => !TakesOwnOnly(read.Class, read.Sql)).Select(read => read.Sql.Name).Except(Unscoped.Keys));

    [Fact]
    public void The_list_names_no_exception_that_is_gone() =>
        Assert.Empty(Unscoped.Keys.Except(Reads.Where(read => !TakesOwnOnly(read.Class, read.Sql)).Select(read => read.Sql.Name)));

    [Fact]
    public void A_read_without_the_condition_is_seen()
    {
        var bare = new SqlText("PledgeStore.Bare", "SELECT id FROM pledge");
        Assert.Contains("pledge", Tables(bare));
        Assert.False(TakesOwnOnly(SqlClass.All[0], bare));
    }

    [Fact]
    public void OwnOnly_is_the_same_condition_everywhere() =>
        Assert.Equal([OwnOnly], SqlClass.All.SelectMany(each => each.Conditions).Where(each => each.Name.EndsWith(".OwnOnly", StringComparison.Ordinal)).Select(each => each.Text).Distinct());

    private static bool TakesOwnOnly(SqlClass sqlClass, SqlText sql) =>
        SqlPlaceTests.TakesConditions(sql) && sqlClass.Conditions.Any(each => each.Text == OwnOnly);

    private static IEnumerable<string> Tables(SqlText sql) =>
        TransactSql.Parse(sql.Text.Replace(" IN @UnitTypes", " IN (@UnitTypes)", StringComparison.Ordinal).Replace(" IN @Ids", " IN (@Ids)", StringComparison.Ordinal))
            .All<FromClause>().SelectMany(from => from.All<NamedTableReference>()).Select(table => table.SchemaObject.BaseIdentifier.Value);
}
