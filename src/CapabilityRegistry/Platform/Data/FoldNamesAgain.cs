using System.Data;
using CapabilityRegistry.Kernel.Texts;
using Dapper;
using DbUp.Engine;

namespace CapabilityRegistry.Platform.Data;

/// <summary>
/// A migration that SQL cannot express: the keys and searchable names of rows from before ß and ss, İ and i were one, and fillers none. Where two rows have
/// become one by that, the later one keeps the key that it had: nothing else is ever given that key, and both stay as they are.
/// </summary>
public sealed class FoldNamesAgain : IScript
{
    /// <summary>Its place among the scripts.</summary>
    public const string Name = "0027_fold_names_again";

    // Each column of keys with what is unique within it: a reference of a state that is not deleted, a name of a token; many tokens are of one person.
    private static readonly (string Table, string Column, string Rows, Func<string, string> Key)[] Keys =
    [
        (
            "pledge", "external_id_key",
            """
            SELECT id, external_id, external_id_key, CASE WHEN deleted_on IS NULL THEN contributor END
            FROM pledge
            WHERE external_id_key IS NOT NULL
            ORDER BY id
            """,
            CanonicalText.ReferenceKey),
        ("access_token", "name_key", "SELECT id, name, name_key, '' FROM access_token WHERE name_key IS NOT NULL ORDER BY id", CanonicalText.NameKey),
        ("access_token", "person_key", "SELECT id, person, person_key, id FROM access_token WHERE person_key IS NOT NULL ORDER BY id", CanonicalText.NameKey),
    ];

    public string ProvideScript(Func<IDbCommand> dbCommandFactory)
    {
        using var command = dbCommandFactory();
        FillSearchNames.Fill(command);
        foreach (var (table, column, select, key) in Keys)
        {
            var rows = command.Connection!.Query<(string Id, string Text, string Was, string? Within)>(select, transaction: command.Transaction)
                .Select(row => (row.Id, row.Was, Key: key(row.Text), row.Within)).ToList();
            var taken = rows.Where(row => row.Key == row.Was && row.Within is not null).Select(row => (row.Within, row.Key)).ToHashSet();
            command.Connection!.Execute(
                $"UPDATE {table} SET {column} = @Key WHERE id = @Id",
                rows.Where(row => row.Key != row.Was && (row.Within is null || taken.Add((row.Within, row.Key))))
                    .Select(row => new { row.Id, row.Key }).ToList(),
                command.Transaction);
        }

        return "";
    }
}
