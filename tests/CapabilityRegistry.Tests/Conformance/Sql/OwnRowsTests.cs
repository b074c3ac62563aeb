using System.Text.RegularExpressions;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace CapabilityRegistry.Tests.Conformance.Sql;

/// <summary>
/// A state's focal point reaches only its own rows: every statement that reads or changes rows of a state holds the
/// mark at which the caller's condition is put in, and none is sent while the mark is still there.
/// </summary>
public sealed partial class OwnRowsTests
{
    // Every table with a column that says whose a row is.
    private static readonly string[] StatesOwn =
    [
        "agreement", "attached_file", "deficiency", "deployment", "evaluation", "event", "finding", "import", "individual_pledge", "investigation",
        "invitation", "match_line", "national_cap", "outcome_draft", "paper", "pledge", "pledge_condition", "pledge_decision", "pledge_share",
        "sur_comparison", "vetting", "visit", "visited_unit",
    ];

    // Tables with that column whose rows are no state's data.
    private static readonly Dictionary<string, string> NotStatesOwn = new()
    {
        ["access_token"] = "Tokens belong to the administrator, whomever they are for.",
        ["digest"] = "A digest belongs to its person, which the statements on it say.",
        ["provider_login"] = "A login belongs to its person; nobody reads it but the program.",
        ["access_object"] = "The access log is read by auditors alone.",
        ["help_offer"] = "What a state offers to others is for every state to read.",
        ["training_place"] = "What a state offers to others is read by those to whom it is open, which the statements on it say.",
        ["membership"] = "Who is a member of which organisation is public.",
    };

    [Fact]
    public void Whatever_touches_rows_of_a_state_does_it_on_behalf_of_a_caller() =>
        Assert.Empty(SqlClass.All.SelectMany(each => each.Statements).Where(IsUnguarded).Select(sql => sql.Name));

    [Theory]
    [InlineData("SELECT id FROM pledge")]
    [InlineData("SELECT COUNT(*) FROM unit_type WHERE id IN (SELECT unit_type FROM pledge)")]
    [InlineData("UPDATE visit SET status = @Status WHERE id = @Id")]
    [InlineData("DELETE FROM match_line WHERE run = @Run")]
    [InlineData("SELECT p.id FROM requirement r INNER JOIN pledge p ON p.unit_type = r.unit_type")]
    public void A_statement_without_the_condition_is_seen(string sql) => Assert.True(IsUnguarded(new SqlText("Bare", sql)));

    [Fact]
    public async Task A_statement_on_behalf_of_nobody_is_not_sent()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite, "none");
        await using var scope = app.Services.CreateAsyncScope();
        var work = scope.ServiceProvider.GetRequiredService<Work>();
        const string Statement = "SELECT COUNT(*) FROM pledge WHERE id > '' /*own*/";

        await Assert.ThrowsAsync<InvalidOperationException>(() => work.Find<int>(Statement));
        Assert.Equal(0, await work.Find<int>(Statement.For(new Caller("anybody", Role.FocalPoint, "KAZ")), new { Scope = "KAZ" }));
    }

    [Fact]
    public void A_row_of_two_states_is_reached_by_both_and_one_of_one_state_by_that_alone()
    {
        var caller = new Caller("anybody", Role.FocalPoint, "KAZ");

        Assert.Equal("SELECT 1 WHERE 1 = 1 AND (contributor = @Scope OR lead = @Scope)", "SELECT 1 WHERE 1 = 1 /*own or led*/".For(caller));
        Assert.Equal("SELECT 1 WHERE 1 = 1 AND contributor = @Scope", "SELECT 1 WHERE 1 = 1 /*own*/".For(caller));
        Assert.Throws<InvalidOperationException>(() => OwnRows.OnBehalf("SELECT 1 WHERE 1 = 1 /*own or led*/"));
    }

    [Fact]
    public void Nobody_adds_a_row_to_another_state()
    {
        OwnRows.MayAdd(new Caller("of Kazakhstan", Role.FocalPoint, "KAZ"), "KAZ");
        OwnRows.MayAdd(new Caller("planner", Role.Planner, null), "BRA");
        Assert.Throws<InvalidOperationException>(() => OwnRows.MayAdd(new Caller("of Kazakhstan", Role.FocalPoint, "KAZ"), "BRA"));
    }

    [Fact]
    public void No_table_of_a_state_is_forgotten() =>
        Assert.Equal(StatesOwn.Concat(NotStatesOwn.Keys).Order(), TablesWithContributor().Order());

    private static bool IsUnguarded(SqlText sql) =>
        Tables(sql).Intersect(StatesOwn).Any() && !OwnRows.IsMarked(sql.Text);

    // What is read from, and what is changed; new rows are guarded by MayAdd.
    private static IEnumerable<string> Tables(SqlText sql)
    {
        var statement = TransactSql.Parse(InList().Replace(sql.Text, " IN (@$1)"));
        IEnumerable<TSqlFragment> places = [.. statement.All<FromClause>(), .. statement.All<UpdateSpecification>(), .. statement.All<DeleteSpecification>()];
        return places.SelectMany(place => place.All<NamedTableReference>()).Select(table => table.SchemaObject.BaseIdentifier.Value);
    }

    private static IEnumerable<string> TablesWithContributor() =>
        from table in TransactSql.Parse(File.ReadAllText(Repository.PathOf("db/schema.sql"))).All<CreateTableStatement>()
        where table.Definition.ColumnDefinitions.Any(column => column.ColumnIdentifier.Value == "contributor")
        select table.SchemaObjectName.BaseIdentifier.Value;

    // A list of values, which Dapper writes out.
    [GeneratedRegex(@" IN @(\w+)")]
    private static partial Regex InList();
}
