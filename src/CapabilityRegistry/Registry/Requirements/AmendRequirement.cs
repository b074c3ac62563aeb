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
    [StringLength(2000, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public required string Reason { get; init; }
}

public static class AmendRequirement
{
    /// <summary>Changes a requirement that is in force or fulfilled: a new version, with the reason and the resolution; warns if the ceiling is
    /// exceeded</summary>
    public static async Task<Results<Versioned<Requirement>, Refused>> Handle(
        string id, AmendRequirementRequest request, [FromHeader(Name = "If-Match")] string? ifMatch,
        RequirementUpdate step, References references, Caller caller) =>
        await references.Faults(request, null, caller) is { Count: > 0 } faults
            ? Refused.Invalid(faults)
            : await step.WithWarnings(new Change("amended", caller, request.Reason))
                .Apply(id, ifMatch, async requirement => requirement.Amend(await references.Resolve(request, requirement.Mission, caller)));
}
