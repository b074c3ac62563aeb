using System.Text.RegularExpressions;
using CapabilityRegistry.Tests.Support;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace CapabilityRegistry.Tests.Conformance.Sql;

/// <summary>db/schema.sql: what the migrations add up to, as T-SQL.</summary>
public sealed partial class SchemaTests(MigratedDatabase database) : IClassFixture<MigratedDatabase>
{
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
