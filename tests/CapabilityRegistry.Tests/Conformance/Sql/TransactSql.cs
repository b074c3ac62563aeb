using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace CapabilityRegistry.Tests.Conformance.Sql;

/// <summary>Reads T-SQL as SQL Server 2022 does.</summary>
internal static class TransactSql
{
    public static TSqlFragment Parse(string sql, out IReadOnlyList<string> errors)
    {
        using var reader = new StringReader(sql);
        var parsed = new TSql160Parser(initialQuotedIdentifiers: true).Parse(reader, out var found);
        errors = [.. found.Select(error => $"line {error.Line}, column {error.Column}: {error.Message}")];
        return parsed;
    }

    public static TSqlFragment Parse(string sql)
    {
        var parsed = Parse(sql, out var errors);
        Assert.Empty(errors);
        return parsed;
    }

    /// <summary>The nodes of a kind, in the order of the text.</summary>
    public static IReadOnlyList<T> All<T>(this TSqlFragment fragment)
        where T : TSqlFragment
    {
        var collector = new Collector<T>();
        fragment.Accept(collector);
        return collector.Found;
    }

    private sealed class Collector<T> : TSqlFragmentVisitor
    {
        public List<T> Found { get; } = [];

        public override void Visit(TSqlFragment node)
        {
            if (node is T wanted)
            {
                Found.Add(wanted);
            }
        }
    }
}
