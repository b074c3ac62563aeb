using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Tests.Conformance.Sql;
using CapabilityRegistry.Tests.Support;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace CapabilityRegistry.Tests.Platform.Data;

/// <summary>The closed lists of codes and the ranges of the document hold in the tables, on both engines, whoever writes to them.</summary>
public sealed class CodesAndRangesTests(MigratedDatabase database) : IClassFixture<MigratedDatabase>
{
    private const string Grows =
        "Grows with each new step and kind of object. The program takes it from one list, and the log is what every change writes to.";

    private static readonly Dictionary<(string Table, string Column), string> Exceptions = new()
    {
        [("event", "action")] = Grows,
        [("event", "subject_kind")] = Grows,
    };

    // May be missing in another state of the row than the one that is tried.
    private static readonly (string Table, string Column)[] NeededBesides = [("digest", "address")];

    private static readonly Dictionary<string, CreateTableStatement> Tables = TransactSql.Parse(File.ReadAllText(Repository.PathOf("db/schema.sql")))
        .All<CreateTableStatement>().ToDictionary(table => table.SchemaObjectName.BaseIdentifier.Value);

    private static IReadOnlyList<DocumentedColumn> Checked => [.. DocumentedColumns.All.Where(each => !Exceptions.ContainsKey((each.Table, each.Column)))];

    [Fact]
    public void Every_table_is_an_object_of_the_document_or_listed_as_none() => Assert.Equal(DocumentedColumns.Inner, DocumentedColumns.WithoutSchema);

    [Fact]
    public void What_the_document_lets_a_member_be_its_column_may_be_and_nothing_else()
    {
        Assert.True(DocumentedColumns.All.Count > 90, $"only {DocumentedColumns.All.Count}");
        Assert.Equal(Checked.Select(each => Told(each, each.Allowed)), Checked.Select(each => Told(each, TableChecks.Of(each.Table, each.Column))));
        Assert.Empty(Exceptions.Keys.Except(DocumentedColumns.All.Select(each => (each.Table, each.Column))));
    }

    [Fact]
    public void Both_engines_have_the_same_checks() => Assert.Equal(
        TableChecks.OnSqlServer.OrderBy(each => each.Key, StringComparer.Ordinal), TableChecks.OnSqlite.OrderBy(each => each.Key, StringComparer.Ordinal));

    [Fact]
    public async Task What_is_written_past_the_program_is_refused()
    {
        await database.Connection.ExecuteAsync("PRAGMA foreign_keys = OFF");
        foreach (var each in Checked)
        {
            Assert.Null(await Refusal(each.Table, []));
            foreach (var wrong in Wrong(each.Allowed))
            {
                var refusal = await Refusal(each.Table, new() { [each.Column] = wrong });
                Assert.StartsWith("CHECK constraint failed", refusal ?? $"{each.Table}.{each.Column} = {wrong}");
            }
        }
    }

    [Fact]
    public async Task Every_row_stays_as_it_was_when_the_checks_are_added_and_so_does_every_index()
    {
        await using var own = new TestDatabase(Engine.Sqlite);
        var (before, connection) = await Before(own);
        await using var _ = connection;
        // Later scripts make further tables.
        string[] tables = [.. await connection.QueryAsync<string>("SELECT name FROM sqlite_schema WHERE type = 'table'")];
        foreach (var table in Checked.Select(each => each.Table).Distinct().Intersect(tables))
        {
            // A later script fills this one, and is tried by itself.
            await connection.ExecuteAsync(Insert(table, table == "pledge" ? new() { ["returned_for"] = "[]" } : []));
        }

        var (rows, indexes) = (await Rows(connection, tables), await Indexes(connection, tables));

        Migrations.Run(before);

        Assert.Equal(rows, await Rows(connection, tables));
        // Later scripts make further indexes too.
        Assert.Empty(indexes.Except(await Indexes(connection, tables)));
        Assert.Equal("ok", await connection.ExecuteScalarAsync<string>("PRAGMA integrity_check"));
        // The connection was open while the tables were changed.
        await Assert.ThrowsAsync<SqliteException>(() => connection.ExecuteAsync("UPDATE vetting SET status = 'lost'"));
    }

    [Fact]
    public async Task A_row_that_does_not_hold_stops_the_migration_and_nothing_is_changed()
    {
        await using var own = new TestDatabase(Engine.Sqlite);
        var (before, connection) = await Before(own);
        await using var _ = connection;
        await connection.ExecuteAsync(Insert("vetting", new() { ["status"] = "lost" }));

        var failure = Assert.Throws<InvalidOperationException>(() => Migrations.Run(before));

        Assert.Contains("0094_codes_and_ranges.sqlite.sql", failure.Message);
        Assert.Contains("every_row_has_a_code_of_the_list_and_is_within_the_range", failure.Message);
        await connection.ExecuteAsync("UPDATE vetting SET status = 'still lost'");
    }

    private static string Told(DocumentedColumn column, Allowed allowed) => $"{column.Table}.{column.Column}: "
        + (allowed.Codes is { } codes ? string.Join(' ', codes.Order(StringComparer.Ordinal)) : $"{allowed.Least}..{allowed.Most}");

    private static IEnumerable<object> Wrong(Allowed allowed) => allowed.Codes is not null
        ? ["no-such-code", ""]
        : [.. new long?[] { allowed.Least - 1, allowed.Most + 1 }.OfType<long>().Cast<object>()];

    private static async Task<(Database Database, SqliteConnection Connection)> Before(TestDatabase own)
    {
        var before = new Database(new SqliteDialect(), own.ConnectionString);
        Assert.True(before.Dialect.Upgrade(own.ConnectionString).WithScripts(EarlierMigrations.Before(before.Dialect, "0094"))
            .WithScript(FillSearchNames.Name, new FillSearchNames()).WithScript(FoldNamesAgain.Name, new FoldNamesAgain())
            .WithScript(FillPledgeDecisions.Name, new FillPledgeDecisions()).WithScript(CarryVisitsOver.Name, new CarryVisitsOver()).LogToNowhere()
            .Build().PerformUpgrade().Successful);
        var connection = new SqliteConnection(own.ConnectionString);
        await connection.OpenAsync();
        await connection.ExecuteAsync("PRAGMA foreign_keys = OFF");
        return (before, connection);
    }

    private static async Task<IReadOnlyList<string>> Rows(SqliteConnection connection, IReadOnlyCollection<string> tables)
    {
        var rows = new List<string>();
        foreach (var table in Tables.Keys.Intersect(tables))
        {
            rows.AddRange((await connection.QueryAsync($"SELECT * FROM {table}")).Select(row => $"{table}: {row}"));
        }

        return rows;
    }

    private static async Task<IReadOnlyList<string>> Indexes(SqliteConnection connection, IReadOnlyCollection<string> tables) =>
    [
        .. await connection.QueryAsync<string>(
            "SELECT name || COALESCE(sql, '') FROM sqlite_schema WHERE type <> 'table' AND tbl_name IN @tables ORDER BY name", new { tables }),
    ];

    // The message of the refusal; null if the row is taken. Either way it is gone afterwards.
    private async Task<string?> Refusal(string table, Dictionary<string, object> values)
    {
        await using var undone = await database.Connection.BeginTransactionAsync();
        try
        {
            await database.Connection.ExecuteAsync(Insert(table, values), transaction: undone);
            return null;
        }
        catch (SqliteException refusal)
        {
            return refusal.Message[(refusal.Message.IndexOf('\'') + 1)..];
        }
    }

    // A row that holds to all checks: whatever must be given, and nothing else.
    private static string Insert(string table, Dictionary<string, object> values)
    {
        var columns = Tables[table].Definition.ColumnDefinitions
            .Where(column => values.ContainsKey(column.ColumnIdentifier.Value) || NeededBesides.Contains((table, column.ColumnIdentifier.Value))
                || column.Constraints.Any(each => each is NullableConstraintDefinition { Nullable: false }))
            .ToList();
        var given = columns.Select(column => values.TryGetValue(column.ColumnIdentifier.Value, out var value) ? Literal(value) : Usual(table, column));
        return $"INSERT INTO {table} ({string.Join(", ", columns.Select(column => column.ColumnIdentifier.Value))}) VALUES ({string.Join(", ", given)})";
    }

    private static string Usual(string table, ColumnDefinition column)
    {
        var name = column.ColumnIdentifier.Value;
        var allowed = TableChecks.Of(table, name);
        return ((SqlDataTypeReference)column.DataType).SqlDataTypeOption switch
        {
            _ when allowed.Codes is [var first, ..] => Literal(first),
            SqlDataTypeOption.Int or SqlDataTypeOption.BigInt => $"{Math.Max(1, allowed.Least ?? 1)}",
            // What ends is later than what begins, and who leads is another one.
            SqlDataTypeOption.Date or SqlDataTypeOption.DateTime2 => name.EndsWith("until", StringComparison.Ordinal) ? "'2027-01-01'" : "'2026-01-01'",
            SqlDataTypeOption.VarBinary => "x'00'",
            _ => name == "lead" ? "'y'" : "'x'",
        };
    }

    private static string Literal(object value) => value is string text ? $"'{text}'" : $"{value}";
}
