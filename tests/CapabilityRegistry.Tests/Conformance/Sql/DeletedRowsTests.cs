using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Tests.Support;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace CapabilityRegistry.Tests.Conformance.Sql;

/// <summary>The row of a deleted object stays, and no statement finds it.</summary>
public sealed class DeletedRowsTests
{
    private const string Condition = "deleted_on IS NULL";

    private const string SaysSince = "Who asks what has changed is told what was deleted.";

    private static readonly Dictionary<string, string> Exceptions = new()
    {
        ["PledgeStore.Count"] = SaysSince,
        ["PledgeStore.Page"] = SaysSince,
        ["RequirementStore.Count"] = SaysSince,
        ["RequirementStore.Page"] = SaysSince,
        ["SurStore.Count"] = SaysSince,
        ["SurStore.Page"] = SaysSince,
        ["SurStore.Starts"] = "A published statement is not deleted.",
        ["SurStore.Latest"] = "A published statement is not deleted.",
        ["SurStore.Update"] = "A published statement is not deleted.",
        ["SurStore.LastEdition"] = "The edition of a deleted statement is not given again.",
    };

    // Tables with a column that says that a row was deleted.
    private static readonly HashSet<string> Deletable =
    [
        .. from table in TransactSql.Parse(File.ReadAllText(Repository.PathOf("db/schema.sql"))).All<CreateTableStatement>()
           where table.Definition.ColumnDefinitions.Any(column => column.ColumnIdentifier.Value == "deleted_on")
           select table.SchemaObjectName.BaseIdentifier.Value,
    ];

    [Fact]
    public void Whatever_reads_rows_that_can_be_deleted_leaves_the_deleted_ones_out() =>
        Assert.Equal(Exceptions.Keys.Order(), SqlClass.Sent(new SqlServerDialect()).Where(FindsDeleted).Select(sql => sql.Name.Split([' ', ',']).First())
            .Distinct().Order());

    [Fact]
    public void Pledges_requirements_and_statements_can_be_deleted() => Assert.Equal(["pledge", "requirement", "sur"], Deletable.Order());

    [Theory]
    [InlineData("SELECT id FROM pledge", true)]
    [InlineData("SELECT id FROM requirement WHERE status = 'draft'", true)]
    [InlineData("SELECT COUNT(*) FROM visited_unit WHERE EXISTS (SELECT 1 FROM pledge AS p WHERE p.id = visited_unit.pledge)", true)]
    [InlineData("SELECT id FROM pledge WHERE deleted_on IS NULL", false)]
    [InlineData("SELECT id FROM visit", false)]
    public void A_statement_that_finds_deleted_rows_is_seen(string sql, bool seen) => Assert.Equal(seen, FindsDeleted(new SqlText("Bare", sql)));

    private static bool FindsDeleted(SqlText sql) =>
        !sql.Text.Contains(Condition, StringComparison.Ordinal)
        && TransactSql.Parse(sql.Text).All<FromClause>().SelectMany(from => from.All<NamedTableReference>())
            .Any(table => Deletable.Contains(table.SchemaObject.BaseIdentifier.Value));
}
