using System.Data;
using CapabilityRegistry.Kernel.Texts;
using Dapper;
using DbUp.Engine;

namespace CapabilityRegistry.Platform.Data;

/// <summary>A migration that SQL cannot express: the searchable names of rows from before there were any.</summary>
public sealed class FillSearchNames : IScript
{
    /// <summary>Its place among the scripts.</summary>
    public const string Name = "0025_fill_searchable_names";

    private static readonly (string Table, string Name)[] Tables = [("pledge", "unit_name"), ("sur", "title")];

    public string ProvideScript(Func<IDbCommand> dbCommandFactory)
    {
        using var command = dbCommandFactory();
        Fill(command);
        return "";
    }

    /// <summary>Works out every searchable name once more.</summary>
    public static void Fill(IDbCommand command)
    {
        foreach (var (table, name) in Tables)
        {
            var rows = command.Connection!.Query<(string Id, string Name)>($"SELECT id, {name} FROM {table}", transaction: command.Transaction).AsList();
            command.Connection!.Execute(
                $"UPDATE {table} SET search_name = @SearchName WHERE id = @Id",
                rows.Select(row => new { row.Id, SearchName = SearchText.Of(row.Name) }),
                command.Transaction);
        }
    }
}
