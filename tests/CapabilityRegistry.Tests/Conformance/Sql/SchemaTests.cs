using System.Text.RegularExpressions;
using CapabilityRegistry.Tests.Support;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace CapabilityRegistry.Tests.Conformance.Sql;

/// <summary>db/schema.sql: what the migrations add up to, as T-SQL.</summary>
public sealed partial class SchemaTests(MigratedDatabase database) : IClassFixture<MigratedDatabase>
{
    // What SQL Server takes; each other index of the table holds the key too.
    private const int MostBytesOfClusteredKey = 900;

    private const string Header = $"""
        -- Generated from the migrated database: what db/migrations add up to, in their order.
        -- To renew it run the tests with {Repository.Update}=1.
        """;

    // SQLite keeps each definition as it was written and folds added columns into it. SchemaVersions is DbUp's journal.
    private const string Definitions = """
        SELECT sql FROM sqlite_master
        WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite~_%' ESCAPE '~' AND tbl_name <> 'SchemaVersions'
        ORDER BY rowid
        """;

    [Fact]
    public void The_committed_schema_is_what_the_migrations_make() => Repository.Holds("db/schema.sql", Schema());

    [Fact]
    public void The_schema_is_T_SQL() => Assert.NotEmpty(TransactSql.Parse(Schema()).All<CreateTableStatement>());

    [Fact]
    public void Every_constraint_and_index_says_what_it_is()
    {
        Assert.Empty(Misnamed(Schema()));
        Assert.Equal(["t_pkey", "id_key", "t_id", "", "t_state"], Misnamed("""
            CREATE TABLE t (
                id INT NOT NULL CONSTRAINT t_pkey PRIMARY KEY,
                code INT NOT NULL CONSTRAINT id_key UNIQUE,
                pledge INT NOT NULL REFERENCES pledge (id),
                state INT NOT NULL CONSTRAINT t_state CHECK (state IN (1, 2)));
            CREATE INDEX t_id ON t (id);
            """).OrderBy(name => Array.IndexOf(["t_pkey", "id_key", "t_id", "", "t_state"], name)));
    }

    [Fact]
    public void What_a_row_refers_to_is_found_from_the_other_side_by_an_index()
    {
        Assert.Empty(Unindexed(Schema()));
        Assert.Equal(["visit.pledge"], Unindexed("""
            CREATE TABLE pledge (id INT NOT NULL CONSTRAINT pk_pledge PRIMARY KEY);
            CREATE TABLE visit (
                id INT NOT NULL CONSTRAINT pk_visit PRIMARY KEY,
                pledge INT NOT NULL CONSTRAINT fk_visit_pledge REFERENCES pledge (id));
            CREATE INDEX ix_visit_id_pledge ON visit (id, pledge);
            """));
    }

    [Fact]
    public void Every_table_is_stored_in_the_order_of_its_key_which_SQL_Server_takes_and_each_index_carries()
    {
        // A date of theirs may be missing, so they have a unique index and no key; each has a few hundred rows, and only a new edition of the catalogue more.
        Assert.Equal(["mission_strength", "membership"], BadlyClustered(Schema()));
        Assert.Equal(["heap", "loose", "long: 1000 bytes"], BadlyClustered("""
            CREATE TABLE heap (id INT NOT NULL);
            CREATE TABLE loose (id INT NOT NULL CONSTRAINT pk_loose PRIMARY KEY NONCLUSTERED);
            CREATE TABLE long (id NVARCHAR(500) NOT NULL CONSTRAINT pk_long PRIMARY KEY);
            CREATE TABLE good (id NVARCHAR(20) NOT NULL, at DATETIME2(3) NOT NULL, CONSTRAINT pk_good PRIMARY KEY (id, at));
            """));
    }

    private static IEnumerable<string> BadlyClustered(string schema) =>
        from table in TransactSql.Parse(schema).All<CreateTableStatement>()
        let name = table.SchemaObjectName.BaseIdentifier.Value
        let key = table.Definition.ColumnDefinitions.SelectMany(column => column.Constraints, (column, each) => (Column: column, Constraint: each))
            .Where(each => IsClusteredKey(each.Constraint)).Select(each => (IReadOnlyList<string>)[each.Column.ColumnIdentifier.Value])
            .Concat(table.Definition.TableConstraints.Where(IsClusteredKey).OfType<UniqueConstraintDefinition>()
                .Select(each => Names(each.Columns.Select(column => column.Column))))
            .SingleOrDefault()
        let bytes = key?.Sum(column => BytesOf(table.Definition.ColumnDefinitions.Single(each => each.ColumnIdentifier.Value == column).DataType))
        where bytes is null or > MostBytesOfClusteredKey
        select bytes is null ? name : $"{name}: {bytes} bytes";

    private static bool IsClusteredKey(ConstraintDefinition constraint) =>
        constraint is UniqueConstraintDefinition { IsPrimaryKey: true, Clustered: null or true };

    // Two bytes for each character of a text; nothing else of a key has more than eight.
    private static int BytesOf(DataTypeReference type) =>
        type is SqlDataTypeReference { SqlDataTypeOption: SqlDataTypeOption.NVarChar, Parameters: [IntegerLiteral length] }
            ? 2 * int.Parse(length.Value, System.Globalization.CultureInfo.InvariantCulture)
            : 8;

    private static IEnumerable<string> Unindexed(string schema)
    {
        var parsed = TransactSql.Parse(schema);
        var indexes = parsed.All<CreateIndexStatement>()
            .Select(each => (Table: each.OnName.BaseIdentifier.Value, Columns: Names(each.Columns.Select(column => column.Column))))
            .ToList();
        return
        [
            .. from table in parsed.All<CreateTableStatement>()
               let name = table.SchemaObjectName.BaseIdentifier.Value
               let keys = indexes.Where(index => index.Table == name).Select(index => index.Columns).Concat(Keys(table.Definition))
               from reference in References(table.Definition)
               where !keys.Any(key => reference.Order().SequenceEqual(key.Take(reference.Count).Order()))
               select $"{name}.{string.Join('+', reference)}",
        ];
    }

    private static IEnumerable<IReadOnlyList<string>> Keys(TableDefinition table) =>
    [
        .. table.TableConstraints.OfType<UniqueConstraintDefinition>().Select(key => Names(key.Columns.Select(column => column.Column))),
        .. table.ColumnDefinitions.Where(column => column.Constraints.Any(each => each is UniqueConstraintDefinition))
            .Select(column => (IReadOnlyList<string>)[column.ColumnIdentifier.Value]),
    ];

    private static IEnumerable<IReadOnlyList<string>> References(TableDefinition table) =>
    [
        .. table.TableConstraints.OfType<ForeignKeyConstraintDefinition>()
            .Select(key => (IReadOnlyList<string>)[.. key.Columns.Select(column => column.Value)]),
        .. table.ColumnDefinitions.Where(column => column.Constraints.Any(each => each is ForeignKeyConstraintDefinition))
            .Select(column => (IReadOnlyList<string>)[column.ColumnIdentifier.Value]),
    ];

    private static IReadOnlyList<string> Names(IEnumerable<ColumnReferenceExpression> columns) =>
        [.. columns.Select(column => column.MultiPartIdentifier.Identifiers[^1].Value)];

    private static IEnumerable<string> Misnamed(string schema)
    {
        var parsed = TransactSql.Parse(schema);
        var constraints = parsed.All<ConstraintDefinition>().Where(each => each is not NullableConstraintDefinition)
            .Select(each => (Name: each.ConstraintIdentifier?.Value ?? "", Prefix: Prefix(each)));
        var indexes = parsed.All<CreateIndexStatement>().Select(each => (Name: each.Name.Value, Prefix: each.Unique ? "ux_" : "ix_"));
        return constraints.Concat(indexes).Where(each => !each.Name.StartsWith(each.Prefix, StringComparison.Ordinal)).Select(each => each.Name);
    }

    private static string Prefix(ConstraintDefinition constraint) => constraint switch
    {
        UniqueConstraintDefinition { IsPrimaryKey: true } => "pk_",
        UniqueConstraintDefinition => "ux_",
        ForeignKeyConstraintDefinition => "fk_",
        CheckConstraintDefinition => "ck_",
        DefaultConstraintDefinition => "df_",
        _ => throw new InvalidOperationException($"{constraint.GetType().Name} is not used here."),
    };

    private string Schema()
    {
        using var command = database.Connection.CreateCommand();
        command.CommandText = Definitions;
        using var reader = command.ExecuteReader();
        var definitions = new List<string> { Header };
        while (reader.Read())
        {
            definitions.Add(ShortMax().Replace(reader.GetString(0).ReplaceLineEndings("\n"), "(MAX)") + ";");
        }

        return string.Join("\n\n", definitions) + "\n";
    }

    // SqliteDialect.Definition turned round.
    [GeneratedRegex(@"(?<=VARCHAR|VARBINARY)_MAX")]
    private static partial Regex ShortMax();
}
