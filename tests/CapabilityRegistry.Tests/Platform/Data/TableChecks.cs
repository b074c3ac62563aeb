using CapabilityRegistry.Tests.Conformance.Sql;
using CapabilityRegistry.Tests.Support;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace CapabilityRegistry.Tests.Platform.Data;

/// <summary>The checks of the tables: as SQLite has them, and as the scripts for SQL Server add up to.</summary>
internal static class TableChecks
{
    private static readonly TSqlScript Schema = (TSqlScript)TransactSql.Parse(File.ReadAllText(Repository.PathOf("db/schema.sql")));

    /// <summary>The checks on SQLite, by name, each with its table and its condition.</summary>
    public static IReadOnlyDictionary<string, (string Table, string Condition)> OnSqlite { get; } =
        Schema.All<CreateTableStatement>().SelectMany(Of).ToDictionary(each => each.Name, each => (each.Table, each.Condition));

    /// <summary>The same on SQL Server.</summary>
    public static IReadOnlyDictionary<string, (string Table, string Condition)> OnSqlServer { get; } = AddedUp();

    /// <summary>What the checks of one column let it hold, all of them together; none of those that look at other columns too.</summary>
    public static Allowed Of(string table, string column)
    {
        var allowed = new Allowed(null);
        foreach (var check in Schema.All<CreateTableStatement>().Where(each => each.SchemaObjectName.BaseIdentifier.Value == table)
            .SelectMany(each => each.All<CheckConstraintDefinition>()))
        {
            allowed = check.CheckCondition switch
            {
                InPredicate { Expression: ColumnReferenceExpression at } list when Is(at, column) => Codes(list, allowed),
                BooleanTernaryExpression { FirstExpression: ColumnReferenceExpression at } range when Is(at, column)
                    && Number(range.SecondExpression) is { } least && Number(range.ThirdExpression) is { } most => allowed with { Least = least, Most = most },
                BooleanComparisonExpression { FirstExpression: ColumnReferenceExpression at } limit when Is(at, column)
                    && Number(limit.SecondExpression) is { } number => Limited(allowed, limit.ComparisonType, number),
                _ => allowed,
            };
        }

        return allowed;
    }

    private static Allowed Codes(InPredicate list, Allowed before) => list.Values.All(value => value is IntegerLiteral)
        ? before with { Least = list.Values.Min(value => Number(value)), Most = list.Values.Max(value => Number(value)) }
        : before with { Codes = [.. list.Values.Cast<StringLiteral>().Select(value => value.Value)] };

    private static Allowed Limited(Allowed before, BooleanComparisonType comparison, long number) => comparison switch
    {
        BooleanComparisonType.GreaterThanOrEqualTo => before with { Least = number },
        BooleanComparisonType.GreaterThan => before with { Least = number + 1 },
        BooleanComparisonType.LessThanOrEqualTo => before with { Most = number },
        _ => before,
    };

    private static bool Is(ColumnReferenceExpression at, string column) => at.MultiPartIdentifier.Identifiers[^1].Value == column;

    private static long? Number(ScalarExpression value) => value is IntegerLiteral number ? long.Parse(number.Value, null) : null;

    private static IEnumerable<(string Name, string Table, string Condition)> Of(CreateTableStatement table) =>
        Of(table.SchemaObjectName.BaseIdentifier.Value, table.Definition);

    private static IEnumerable<(string Name, string Table, string Condition)> Of(string table, TSqlFragment definition) =>
        definition.All<CheckConstraintDefinition>().Select(check => (check.ConstraintIdentifier.Value, table, Text(check.CheckCondition)));

    private static string Text(TSqlFragment fragment)
    {
        new Sql160ScriptGenerator().GenerateScript(fragment, out var text);
        return string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static Dictionary<string, (string Table, string Condition)> AddedUp()
    {
        var checks = new Dictionary<string, (string Table, string Condition)>();
        foreach (var statement in Directory.GetFiles(Repository.PathOf("db/migrations"), "*.sql")
            .Where(file => !file.EndsWith(".sqlite.sql", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .SelectMany(file => ((TSqlScript)TransactSql.Parse(File.ReadAllText(file))).Batches.SelectMany(batch => batch.Statements)))
        {
            foreach (var name in Gone(statement, checks).ToList())
            {
                checks.Remove(name);
            }

            foreach (var (name, table, condition) in Come(statement))
            {
                checks.Add(name, (table, condition));
            }
        }

        return checks;
    }

    private static IEnumerable<(string Name, string Table, string Condition)> Come(TSqlStatement statement) => statement switch
    {
        CreateTableStatement table => Of(table),
        AlterTableAddTableElementStatement added => Of(added.SchemaObjectName.BaseIdentifier.Value, added.Definition),
        _ => [],
    };

    private static IEnumerable<string> Gone(TSqlStatement statement, Dictionary<string, (string Table, string Condition)> checks) => statement switch
    {
        DropTableStatement dropped => checks.Where(each => dropped.Objects.Any(table => table.BaseIdentifier.Value == each.Value.Table))
            .Select(each => each.Key),
        AlterTableDropTableElementStatement dropped => dropped.AlterTableDropTableElements.Select(each => each.Name.Value),
        _ => [],
    };
}
