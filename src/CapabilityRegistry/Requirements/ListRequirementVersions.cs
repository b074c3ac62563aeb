using System.Text.Json.Nodes;
using CapabilityRegistry.Events;
using CapabilityRegistry.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Requirements;

/// <summary>A requirement as it was, told from the log of events.</summary>
public sealed record RequirementVersion
{
    public required int Version { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Who made it so.</summary>
    public required string Actor { get; init; }

    /// <summary>What was done, e.g. amended.</summary>
    public required string Action { get; init; }

    public required string? Reason { get; init; }

    /// <summary>The whole requirement, in the shape of its time.</summary>
    public required Stored<JsonObject> Requirement { get; init; }
}

/// <summary>All versions of a requirement, the first one first.</summary>
public sealed record RequirementVersions
{
    public required IReadOnlyList<RequirementVersion> Items { get; init; }
}

public static class ListRequirementVersions
{
    /// <summary>Every version of a requirement as it was, with who made it so, when and why</summary>
    public static async Task<Results<Ok<RequirementVersions>, Absent>> Handle(string id, RequirementStore requirements, EventStore events, Caller caller)
    {
        var all = await requirements.View(id) is null ? [] : await events.All(RequirementStore.Kind, id, caller);
        return all.Count == 0 ? new Absent("requirement", id) : TypedResults.Ok(new RequirementVersions { Items = [.. Told(all)] });
    }

    private static IEnumerable<RequirementVersion> Told(IReadOnlyList<EventView> events)
    {
        var whole = new JsonObject();
        foreach (var each in events)
        {
            whole = MergePatch.Apply(whole, JsonNode.Parse(each.Changes.Text)!.AsObject());
            yield return new RequirementVersion
            {
                Version = each.SubjectVersion,
                At = each.At,
                Actor = each.Actor,
                Action = each.Action,
                Reason = each.Reason,
                Requirement = new(whole.ToJsonString(Json.Options)),
            };
        }
    }
}
