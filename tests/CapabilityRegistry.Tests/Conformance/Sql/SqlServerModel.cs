using System.Text;
using CapabilityRegistry.Tests.Support;
using Microsoft.SqlServer.Dac.Model;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace CapabilityRegistry.Tests.Conformance.Sql;

/// <summary>SQL Server's own view of db/schema.sql, without a server: binds each statement as the body of a procedure.</summary>
internal sealed class SqlServerModel
{
    // 71501: an unresolved reference. 71502 is the same, only a warning inside a procedure.
    private static readonly int[] Unresolved = [71501, 71502];

    // What is not named after a column.
    private static readonly Dictionary<string, string> OtherTypes = new()
    {
        ["Take"] = "INT",
        ["Count"] = "INT",
        ["Was"] = "INT",
        ["MinimumLevel"] = "INT",
        ["Today"] = "DATE",
        ["FreeOn"] = "DATE",
    };

    private readonly string _schema = File.ReadAllText(Repository.PathOf("db/schema.sql"));
    private readonly Dictionary<string, string> _types;

    public SqlServerModel() => _types = TransactSql.Parse(_schema).All<ColumnDefinition>()
        .GroupBy(column => Parameter(column.ColumnIdentifier.Value), column => _schema.Substring(column.DataType.StartOffset, column.DataType.FragmentLength))
        .ToDictionary(column => column.Key, column => column.First());

    public IEnumerable<string> Faults(IReadOnlyList<SqlText> statements)
    {
        // A text that cannot be read would hide what is wrong with the others.
        var read = statements.Select(sql => (Sql: sql, Errors: ParseErrors(sql.Text))).ToList();
        return read.SelectMany(each => each.Errors.Select(error => $"{each.Sql.Name}: {error}"))
            .Concat(BindingFaults([.. read.Where(each => each.Errors.Count == 0).Select(each => each.Sql)]));
    }

    private IEnumerable<string> BindingFaults(IReadOnlyList<SqlText> statements)
    {
        using var model = new TSqlModel(Microsoft.SqlServer.Dac.Model.SqlServerVersion.Sql160, new TSqlModelOptions());
        foreach (var definition in Definitions())
        {
            model.AddObjects(definition);
        }

        for (var index = 0; index < statements.Count; index++)
        {
            model.AddObjects(Procedure($"statement_{index}_", statements[index]));
        }

        return
        [
            .. from message in model.Validate()
               where message.MessageType == Microsoft.SqlServer.Dac.DacMessageType.Error || Unresolved.Contains(message.Number)
               select Named(message.Message, statements),
        ];
    }

    // The model takes one definition at a time.
    private IEnumerable<string> Definitions() => ((TSqlScript)TransactSql.Parse(_schema)).Batches.SelectMany(batch => batch.Statements)
        .Select(statement => _schema.Substring(statement.StartOffset, statement.FragmentLength));

    private string Procedure(string name, SqlText sql)
    {
        var text = new StringBuilder($"CREATE PROCEDURE {name}");
        text.AppendJoin(',', sql.Parameters.Select(parameter => $" @{parameter} {TypeOf(parameter)}"));
        return text.Append(" AS\n").Append(sql.Text).ToString();
    }

    private string TypeOf(string parameter) =>
        OtherTypes.GetValueOrDefault(parameter) ?? _types.GetValueOrDefault(parameter) ?? "NVARCHAR(40)";

    private static IReadOnlyList<string> ParseErrors(string sql)
    {
        TransactSql.Parse(sql, out var errors);
        return errors;
    }

    private static string Named(string message, IReadOnlyList<SqlText> statements) => statements
        .Select((sql, index) => (sql.Name, Procedure: $"statement_{index}_"))
        .Aggregate(message, (text, each) => text.Replace(each.Procedure, each.Name, StringComparison.Ordinal));

    // unit_type → UnitType
    private static string Parameter(string column) =>
        string.Concat(column.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}
