using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace CapabilityRegistry.Tests.Conformance.Sql;

/// <summary>The part of SQL that both engines run alike, and the habits that this house forbids itself.</summary>
internal static class PortableSubset
{
    private static readonly string[] Functions = ["COUNT", "MAX", "MIN", "SUM"];

    // What is about the registry's use, and what was only supposed, goes when its time has come; nothing of the registry itself is ever deleted.
    private static readonly string[] ThrownAway =
    [
        "access_log", "access_object", "access_set", "digest_link", "ended_session", "idempotency", "import_part", "import_row", "match_input", "match_line",
        "match_plan", "outcome_draft", "provider_login",
    ];

    public static IEnumerable<string> Faults(SqlText sql)
    {
        var parsed = TransactSql.Parse(sql.Text, out var errors);
        return errors.Concat(Kinds(parsed)).Concat(Foreign(parsed)).Concat(Habits(parsed)).Concat(History(parsed)).Select(fault => $"{sql.Name}: {fault}");
    }

    private static IEnumerable<string> Kinds(TSqlFragment parsed)
    {
        var statements = parsed.All<TSqlStatement>();
        return statements.Count != 1
            ? ["one text is one statement"]
            : statements.Where(each => each is not (SelectStatement or InsertStatement or UpdateStatement) && !IsThrownAway(each))
                .Select(each => $"{each.GetType().Name} is not used here");
    }

    private static bool IsThrownAway(TSqlStatement statement) =>
        statement is DeleteStatement { DeleteSpecification: { WhereClause: not null, Target: NamedTableReference table } }
            && ThrownAway.Contains(table.SchemaObject.BaseIdentifier.Value);

    // What only one engine knows, or understands in its own way.
    private static IEnumerable<string> Foreign(TSqlFragment parsed) =>
    [
        .. parsed.All<FunctionCall>().Select(call => call.FunctionName.Value).Where(name => !Functions.Contains(name))
            .Select(name => $"the function {name} is not on the list"),
        .. parsed.All<OutputClause>().Select(_ => "OUTPUT"),
        .. parsed.All<TopRowFilter>().Select(_ => "TOP"),
        .. parsed.All<TableHint>().Select(_ => "a table hint"),
        .. parsed.All<OptimizerHint>().Select(_ => "a query hint"),
        .. parsed.All<CastCall>().Select(_ => "CAST"),
        .. parsed.All<ConvertCall>().Select(_ => "CONVERT"),
        .. parsed.All<IIfCall>().Select(_ => "IIF"),
        .. parsed.All<GlobalVariableExpression>().Select(_ => "a variable of the server"),
        .. parsed.All<ParameterlessCall>().Select(_ => "the clock or the user of the database"),
        .. parsed.All<BinaryExpression>().Where(each => each.BinaryExpressionType != BinaryExpressionType.Add || IsText(each))
            .Select(each => $"{each.BinaryExpressionType} of two values"),
    ];

    // + adds numbers in both, but joins texts only in SQL Server.
    private static bool IsText(BinaryExpression sum) => sum.FirstExpression is StringLiteral || sum.SecondExpression is StringLiteral;

    private static IEnumerable<string> Habits(TSqlFragment parsed) =>
    [
        .. parsed.All<SelectStarExpression>().Select(_ => "SELECT *: name the columns"),
        .. parsed.All<BooleanIsNullExpression>().Where(each => each.Expression is VariableReference)
            .Select(_ => "@x IS NULL: a filter that is not given is left out, so that the index stays in use"),
        .. parsed.All<InsertSpecification>().Where(each => each.Columns.Count == 0).Select(_ => "INSERT without columns"),
        .. parsed.All<UpdateSpecification>().Where(each => each.WhereClause is null).Select(_ => "UPDATE of every row"),
    ];

    private static IEnumerable<string> History(TSqlFragment parsed) => parsed.All<UpdateDeleteSpecificationBase>()
        .Select(each => each.Target).OfType<NamedTableReference>()
        .Where(table => table.SchemaObject.BaseIdentifier.Value.Equals("event", StringComparison.OrdinalIgnoreCase))
        .Select(_ => "events are never changed");
}
