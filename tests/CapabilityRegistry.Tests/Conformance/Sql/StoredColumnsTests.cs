using CapabilityRegistry.Tests.Support;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace CapabilityRegistry.Tests.Conformance.Sql;

/// <summary>What a type stores and what its table holds are the same: no member without a column, no column that nobody writes.</summary>
public sealed class StoredColumnsTests
{
    // Stored as they are shown; the other tables hold what is written by hand.
    private static readonly string[] Objects =
        [
            "agreement", "attached_file", "deficiency", "deployment", "evaluation", "finding", "help_offer", "individual_pledge", "investigation", "invitation",
            "national_cap", "outcome_draft", "paper", "pledge", "pledge_condition", "pledge_share", "policy_term", "readiness_policy", "recognition",
            "requirement", "sur", "sur_comparison", "training_place", "vetting", "visit",
        ];

    [Fact]
    public void A_statement_that_adds_an_object_writes_every_column_of_its_table() => Assert.Equal(Expected(), Written());

    private static IEnumerable<string> Expected() =>
        from table in TransactSql.Parse(File.ReadAllText(Repository.PathOf("db/schema.sql"))).All<CreateTableStatement>()
        let name = table.SchemaObjectName.BaseIdentifier.Value
        where Objects.Contains(name)
        orderby name
        select Row(name, table.Definition.ColumnDefinitions.Select(column => column.ColumnIdentifier.Value));

    private static IEnumerable<string> Written() =>
        from sql in SqlClass.All.SelectMany(each => each.Statements)
        from insert in TransactSql.Parse(sql.Text, out _).All<InsertSpecification>()
        let name = ((NamedTableReference)insert.Target).SchemaObject.BaseIdentifier.Value
        where Objects.Contains(name)
        orderby name
        select Row(name, insert.Columns.Select(column => column.MultiPartIdentifier.Identifiers[^1].Value));

    private static string Row(string table, IEnumerable<string> columns) => $"{table}: {string.Join(", ", columns.Order(StringComparer.Ordinal))}";
}
