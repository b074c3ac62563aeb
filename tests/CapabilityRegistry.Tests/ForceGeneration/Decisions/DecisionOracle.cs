using System.Text.Json.Nodes;

namespace CapabilityRegistry.Tests.ForceGeneration.Decisions;

/// <summary>
/// What was decided, worked out from the feed of changes in another way than the registry does: not from what was done, but from how the objects
/// differ before and after.
/// </summary>
internal sealed class DecisionOracle
{
    private readonly Dictionary<string, JsonObject> _pledges = [];
    private readonly Dictionary<string, JsonObject> _invitations = [];
    private readonly Dictionary<string, JsonObject> _deployments = [];
    private readonly Dictionary<string, JsonObject> _requirements = [];
    private readonly Dictionary<string, JsonObject> _vettings = [];

    /// <summary>One line for each decision about pledges of a state: pledge, event, decision, codes, requirement.</summary>
    public static IReadOnlyList<string> Decisions(IEnumerable<JsonNode> feed, string state)
    {
        var oracle = new DecisionOracle();
        var decided = feed.SelectMany(each => oracle.Take(each).Select(line => $"{line.Pledge} {each["seq"]} {line.Decision} {line.Codes} {line.Requirement}"));
        return [.. decided.Where(line => line.StartsWith(state, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
    }

    /// <summary>A decision of the registry as such a line.</summary>
    public static string Line(JsonNode decision) => string.Join(' ',
        decision["pledge"], long.Parse(((string)decision["id"]!).Split('-')[^1], null), decision["decision"],
        string.Join(',', decision["reasonCodes"]!.AsArray()), decision["requirement"]);

    private List<Decided> Take(JsonNode @event)
    {
        var known = (string)@event["subjectKind"]! switch
        {
            "pledge" => _pledges,
            "invitation" => _invitations,
            "deployment" => _deployments,
            "vetting" => _vettings,
            "requirement" => _requirements,
            _ => null,
        };
        if (known is null)
        {
            return [];
        }

        var key = (string)@event["subjectId"]!;
        var before = known.GetValueOrDefault(key);
        var after = known[key] = Patched(before, @event["changes"]!.AsObject());
        // What became of the others by it is judged before anything else happens.
        return (known == _pledges ? OfPledge(before, after, (string)@event["role"]! == "administrator")
            : known == _invitations ? OfInvitation(before, after)
            : known == _deployments ? OfDeployment(before, after)
            : known == _vettings ? OfVetting(before, after)
            : OfRequirement(before, after)).ToList();
    }

    private static IEnumerable<Decided> OfPledge(JsonObject? before, JsonObject after, bool byAdministrator)
    {
        if (before is null)
        {
            yield break;
        }

        var (id, was, now) = (Text(after, "id")!, Text(before, "status"), Text(after, "status"));
        var (from, to) = (Level(before), Level(after));
        if (was != now && now != "submitted")
        {
            yield return now switch
            {
                "acknowledged" => new(id, now, "received", null),
                "registered" when was == "suspended" => new(id, "resumed", "suspension-over", null),
                "registered" => new(id, "accepted", "papers-complete", null),
                "suspended" => new(id, now, (string)after["suspension"]!["reasonCode"]!, null),
                "returned" => new(id, now, string.Join(',', after["returnedFor"]!.AsArray()), null),
                "lapsed" => new(id, now, (string)after["loweredFor"]!.AsArray()[^1]!, null),
                _ => new(id, now!, "withdrawn-by-state", null),
            };
        }
        else if (was == "registered" && to > from)
        {
            var granted = Text(before, "levelAskedFor") is not null && Text(after, "levelAskedFor") is null;
            yield return new(id, "raised", byAdministrator ? "four-eyes-set-aside" : granted ? "level-granted" : "gates-met", null);
        }
        else if (was is ("registered" or "suspended") && to < from)
        {
            yield return new(id, "lowered", (string)after["loweredFor"]!.AsArray()[^1]!, null);
        }
        else if (Text(before, "levelRefusedFor") is null && Text(after, "levelRefusedFor") is { } refused)
        {
            yield return new(id, "level-refused", refused, null);
        }
        else if (before["revision"] is { } open && after["revision"] is null && (int)after["responseDays"]! == (int)open["content"]!["responseDays"]!)
        {
            yield return new(id, "revision-accepted", "revision-in-order", null);
        }
        else if (Text(before, "revisionRefusedFor") is null && Text(after, "revisionRefusedFor") is { } kept)
        {
            yield return new(id, "revision-refused", kept, null);
        }
    }

    private static IEnumerable<Decided> OfInvitation(JsonObject? before, JsonObject after)
    {
        if (Text(before, "status") != Text(after, "status"))
        {
            var (decision, code) = Text(after, "status") switch
            {
                "open" => ("invited", "unit-sought"),
                "accepted" => ("offered", "offered-by-state"),
                "declined" => ("declined", Text(after, "declinedFor")!),
                "expired" => ("expired", "no-answer-in-time"),
                "released" => ("not-selected", Text(after, "releasedFor")!),
                _ => ("selected", "offer-taken-up"),
            };
            yield return new(Text(after, "pledge")!, decision, code, Text(after, "requirement"));
        }
    }

    private static IEnumerable<Decided> OfVetting(JsonObject? before, JsonObject after) => before is null
        ? []
        : [new(Text(after, "pledge")!, Text(after, "status")!, (Text(after, "clearedFor") ?? Text(after, "barredFor"))!, null)];

    private static IEnumerable<Decided> OfDeployment(JsonObject? before, JsonObject after) =>
        before is not null && Text(before, "status") != Text(after, "status") && Text(after, "status") == "withdrawn"
            ? [new(Text(after, "pledge")!, "selection-undone", Text(after, "withdrawnFor")!, Text(after, "requirement"))]
            : [];

    private IEnumerable<Decided> OfRequirement(JsonObject? before, JsonObject after)
    {
        if (Text(after, "status") != "fulfilled" || Text(before, "status") == "fulfilled")
        {
            return [];
        }

        var (id, chosen) = (Text(after, "id"), after["fulfilledBy"]!.AsArray().Select(each => (string)each!).ToHashSet());
        var types = (after["substitutes"]?.AsArray() ?? []).Select(each => (string)each!["unitType"]!).Append(Text(after, "unitType")!).ToHashSet();
        var asked = _invitations.Values.Where(each => Text(each, "requirement") == id).Select(each => Text(each, "pledge")).ToHashSet();
        return from pledge in _pledges.Values
               let key = Text(pledge, "id")!
               where Text(pledge, "status") == "registered" && types.Contains(Text(pledge, "unitType")!) && !asked.Contains(key)
               select chosen.Contains(key) ? new Decided(key, "selected", "fills-requirement", id) : new Decided(key, "not-selected", "requirement-filled", id);
    }

    private static JsonObject Patched(JsonObject? before, JsonObject patch)
    {
        var after = before?.DeepClone().AsObject() ?? [];
        foreach (var (name, value) in patch)
        {
            if (value is null)
            {
                after.Remove(name);
            }
            else
            {
                after[name] = value is JsonObject inner ? Patched(after[name] as JsonObject, inner) : value.DeepClone();
            }
        }

        return after;
    }

    private static string? Text(JsonObject? whole, string member) => (string?)whole?[member];

    private static int Level(JsonObject pledge) => Text(pledge, "readinessLevel") switch { "L1" => 1, "L2" => 2, "L3" => 3, "RDL" => 4, _ => 0 };

    private sealed record Decided(string Pledge, string Decision, string Codes, string? Requirement);
}
