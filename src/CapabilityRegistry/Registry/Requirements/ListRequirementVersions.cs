using System.Text.Json.Nodes;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Registry.Requirements.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Requirements;

/// <summary>A requirement as it was, told from the log of events.</summary>
public sealed record RequirementVersion
{
    public required int Version { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Who made it so.</summary>
    public required string Actor { get; init; }

    /// <summary>What was done, e.g. amended.</summary>
    [CodeOf("EventAction")]
    public required string Action { get; init; }

    public required string? Reason { get; init; }

    /// <summary>The whole requirement, in the shape of its time.</summary>
    public required JsonText<JsonObject> Requirement { get; init; }
}

/// <summary>All versions of a requirement, the first one first.</summary>
public sealed record RequirementVersions
{
    public required IReadOnlyList<RequirementVersion> Items { get; init; }
}

public static class ListRequirementVersions
{
    /// <summary>Every version of a requirement as it was, with who made it so, when and why</summary>
    public static async Task<Results<Ok<RequirementVersions>,
        NotFoundAnswer>> Handle(string id, RequirementStore requirements, EventStore events, Caller caller)
    {
        var all = await requirements.Find(id) is null ? [] : await events.All(RequirementStore.Kind, id, caller);
        return all.Count == 0 ? new NotFoundAnswer("requirement", id) : TypedResults.Ok(new RequirementVersions { Items = [.. VersionsFrom(all)] });
    }

    private static IEnumerable<RequirementVersion> VersionsFrom(IReadOnlyList<EventView> events)
    {
        JsonObject? whole = null;
        foreach (var each in events)
        {
            var changes = JsonNode.Parse(each.Changes.Text)!.AsObject();
            whole = whole is null ? changes : WithAllMembers(MergePatch.Apply(whole, changes), whole);
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

    // A merge patch takes a member away that became null (RFC 7386); a requirement has all of its members always.
    private static JsonObject WithAllMembers(JsonObject told, JsonObject before)
    {
        foreach (var (name, value) in before)
        {
            if (!told.ContainsKey(name))
            {
                told[name] = null;
            }
            else if (told[name] is JsonObject inner && value is JsonObject was)
            {
                WithAllMembers(inner, was);
            }
        }

        return told;
    }
}
