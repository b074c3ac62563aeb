using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Texts;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Registry.Requirements.Rules;
using CapabilityRegistry.Registry.Requirements.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Requirements;

/// <summary>What a requirement in force says from now on, and why. For a mission it names the resolution.</summary>
public sealed record AmendRequirementRequest : RequirementContent
{
    /// <summary>Why, in words; stands in the history.</summary>
    [StringLength(2000, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public required string Reason { get; init; }
}

public static class AmendRequirement
{
    /// <summary>Changes a requirement that is in force or fulfilled, with the reason</summary>
    /// <remarks>
    /// The body is the whole content as it shall be from now on, with a need that goes on after today; a requirement of a mission names the
    /// resolution. From <c>published</c>,
    /// <c>amended</c> or <c>fulfilled</c> to <c>amended</c>: it counts again if it was fulfilled, and <c>fulfilledBy</c> is empty then. Open
    /// invitations stay, but can no longer be accepted or selected if what they ask for is different now. The event is <c>amended</c>, with the
    /// reason. The answer is the requirement, with <c>warnings</c> where the ceiling of the mission is exceeded.
    /// </remarks>
    /// <param name="id">Key of the requirement, such as MINUSCA-00007, or GOAL-00001 for a capacity goal.</param>
    public static async Task<Results<Versioned<Requirement>, Refused>> Handle(
        string id, AmendRequirementRequest request, [FromHeader(Name = "If-Match")] string? ifMatch,
        RequirementUpdate step, References references, EventLog log, Caller caller) =>
        await references.Faults(request, null, caller) is { Count: > 0 } faults
            ? Refused.Invalid(faults)
            : await step.WithWarnings(new Change("amended", caller, request.Reason))
                .Apply(id, ifMatch, async requirement => requirement.Amend(await references.Resolve(request, requirement.Mission, caller), log.Today));
}
