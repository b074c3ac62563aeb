using System.Data;
using System.Text.Json;
using CapabilityRegistry.Kernel;
using Dapper;
using DbUp.Engine;

namespace CapabilityRegistry.Platform.Data;

/// <summary>
/// A migration that SQL cannot express: what was decided about pledges from before decisions had a table, read off the log of events.
/// </summary>
public sealed class FillPledgeDecisions : IScript
{
    /// <summary>Its place among the scripts.</summary>
    public const string Name = "0029_fill_pledge_decisions";

    private static readonly Dictionary<string, int> Levels = new() { ["L1"] = 1, ["L2"] = 2, ["L3"] = 3, ["RDL"] = 4 };

    public string ProvideScript(Func<IDbCommand> dbCommandFactory)
    {
        using var command = dbCommandFactory();
        var events = command.Connection!.Query<(string Pledge, int Version, string Contributor, DateTime At, string Changes)>(
            """
            SELECT e.subject_id, e.subject_version, e.contributor, e.at, e.changes
            FROM event AS e
            INNER JOIN pledge AS p ON p.id = e.subject_id
            WHERE e.subject_kind = 'pledge'
            ORDER BY e.seq
            """,
            transaction: command.Transaction);
        command.Connection!.Execute(
            """
            INSERT INTO pledge_decision (pledge, version, contributor, kind, decided_on, readiness_level)
            VALUES (@Pledge, @Version, @Contributor, @Kind, @DecidedOn, @Level)
            """,
            Decisions(events).ToList(),
            command.Transaction);
        return "";
    }

    private static IEnumerable<object> Decisions(
        IEnumerable<(string Pledge, int Version, string Contributor, DateTime At, string Changes)> events)
    {
        var standings = new Dictionary<string, (string Status, int? Level)>(StringComparer.Ordinal);
        foreach (var (pledge, version, contributor, at, changes) in events)
        {
            var isNew = !standings.TryGetValue(pledge, out var before);
            var after = After(before, changes);
            standings[pledge] = after;
            if (KindOf(isNew, before, after) is { } kind)
            {
                var on = new DateTimeOffset(at, TimeSpan.Zero).Day();
                yield return new { Pledge = pledge, Version = version, Contributor = contributor, Kind = kind, DecidedOn = on, after.Level };
            }
        }
    }

    private static (string Status, int? Level) After((string Status, int? Level) before, string changes)
    {
        using var json = JsonDocument.Parse(changes);
        var status = json.RootElement.TryGetProperty("status", out var given) ? given.GetString()! : before.Status;
        var level = !json.RootElement.TryGetProperty("readinessLevel", out var code) ? before.Level
            : code.ValueKind == JsonValueKind.Null ? (int?)null : Levels[code.GetString()!];
        return (status, level);
    }

    private static string? KindOf(bool isNew, (string Status, int? Level) before, (string Status, int? Level) after) => after.Status switch
    {
        "registered" when isNew => "taken-over",
        "registered" when before.Status != "registered" => "registered",
        "lapsed" or "withdrawn" when before.Status != after.Status => after.Status,
        _ when after.Level > before.Level => "raised",
        _ when after.Level < before.Level => "lowered",
        _ => null,
    };
}
