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
    /// <summary>1 is the first.</summary>
    public required int Version { get; init; }

    /// <summary>When it was made so.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who made it so.</summary>
    public required string Actor { get; init; }

    /// <summary>What was done, e.g. amended.</summary>
    [CodeOf("EventAction")]
    public required string Action { get; init; }

    /// <summary>What was said with it; null for nothing.</summary>
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
    /// <remarks>
    /// One for each event, the first one first, each with the whole requirement in the shape of its time: every change makes a version, an amendment
    /// as well as a variation. The list comes whole, without pages.
    /// </remarks>
    /// <param name="id">Key of the requirement, such as MINUSCA-00007, or GOAL-00001 for a capacity goal.</param>
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
