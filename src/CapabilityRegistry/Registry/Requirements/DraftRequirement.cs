using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Registry.Requirements.Rules;
using CapabilityRegistry.Registry.Requirements.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Requirements;

/// <summary>A new requirement: what is needed, and for which mission.</summary>
public sealed record DraftRequirementRequest : RequirementContent
{
    /// <summary>A code of /v1/missions; null for a capacity goal, which is of no mission.</summary>
    [RegularExpression(Patterns.Mission)]
    public string? Mission { get; init; }
}

public static class DraftRequirement
{
    /// <summary>Drafts a requirement of a mission, or a capacity goal</summary>
    /// <remarks>
    /// The new requirement has the status <c>draft</c> and counts in no gap and no run until it is published. With <c>sur</c> it takes over the lines
    /// of a published statement; its own line of the same kind and code stands in the place of the statement's. With <c>resolution</c> it names what
    /// was authorised for the mission. The event is <c>drafted</c>. The answer is the requirement with its new key; <c>Location</c> says where it is
    /// read.
    /// </remarks>
    public static async Task<Results<Added<Requirement>, Refused>> Handle(
        DraftRequirementRequest request, RequirementStore requirements, References references, Keys keys, Caller caller)
    {
        if (await references.Faults(request, request.Mission, caller) is { Count: > 0 } faults)
        {
            return Refused.Invalid(faults);
        }

        var terms = await references.Resolve(request, request.Mission, caller);
        if (terms.Refusal(request.Mission) is { } refusal)
        {
            return Refused.Because(refusal);
        }

        var requirement = New(await keys.Next(request.Mission ?? Requirement.Goal), request.Mission, terms);
        await requirements.Add([requirement], new Change("drafted", caller));
        return new Added<Requirement>(requirement, requirement.Version, $"/v1/requirements/{requirement.Id}");
    }

    private static Requirement New(string id, string? mission, ResolvedContent terms) =>
        Requirement.Of(terms) with { Id = id, Version = 1, Mission = mission, Status = RequirementStatus.Draft };
}
