using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Tests.Support;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace CapabilityRegistry.Tests.Conformance.Sql;

/// <summary>Every text is compared by its code points on both engines, whatever the default of the server is.</summary>
public sealed class CollationTests
{
    private const string Binary = "Latin1_General_100_BIN2";

    private static readonly SqlDataTypeOption[] Texts =
    [
        SqlDataTypeOption.NVarChar, SqlDataTypeOption.VarChar, SqlDataTypeOption.NChar, SqlDataTypeOption.Char, SqlDataTypeOption.NText,
        SqlDataTypeOption.Text,
    ];

    private static readonly IReadOnlyList<string> Scripts =
    [
        .. Directory.GetFiles(Repository.PathOf("db/migrations"), "*.sql")
            .Where(file => !file.EndsWith(".sqlite.sql", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(File.ReadAllText),
    ];

    [Fact]
    public void Every_text_column_that_a_script_makes_or_changes_is_binary_on_SQL_Server()
    {
        var columns = Scripts.Select(new SqlServerDialect().Definition).SelectMany(Collations).ToList();

        Assert.True(columns.Count > 300, $"only {columns.Count} columns");
        Assert.All(columns, column => Assert.Equal(Binary, column.Collation));
        Assert.Contains(Scripts.SelectMany(Collations), column => column.Collation is null);
    }

    [Fact]
    public void Every_text_column_of_the_schema_is_binary_on_SQL_Server()
    {
        var schema = File.ReadAllText(Repository.PathOf("db/schema.sql"));

        Assert.All(Collations(new SqlServerDialect().Definition(schema)), column => Assert.Equal(Binary, column.Collation));
        Assert.Contains(Collations(schema), column => column.Collation is null);
    }

    [Theory]
    [InlineData("DECLARE @a NVARCHAR(60) = N'x'")]
    [InlineData("SELECT CAST(a AS NVARCHAR(40)) FROM t")]
    [InlineData("ALTER TABLE t ADD a NVARCHAR(40) COLLATE Latin1_General_100_BIN2 NULL")]
    public void What_is_no_column_or_says_it_itself_stays_as_it_is(string sql) => Assert.Equal(sql, new SqlServerDialect().Definition(sql));

    private static IEnumerable<(string Column, string? Collation)> Collations(string script)
    {
        var parsed = TransactSql.Parse(script);
        return
        [
            .. parsed.All<ColumnDefinition>().Where(column => IsText(column.DataType))
                .Select(column => (column.ColumnIdentifier.Value, column.Collation?.Value)),
            .. parsed.All<AlterTableAlterColumnStatement>().Where(column => IsText(column.DataType))
                .Select(column => (column.ColumnIdentifier.Value, column.Collation?.Value)),
        ];
    }

    private static bool IsText(DataTypeReference type) => type is SqlDataTypeReference known && Texts.Contains(known.SqlDataTypeOption);
}
