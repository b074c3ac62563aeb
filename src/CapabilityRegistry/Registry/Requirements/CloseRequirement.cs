using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Texts;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Registry.Requirements.Rules;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Requirements;

/// <summary>Why a requirement no longer counts.</summary>
public sealed record CloseRequirementRequest
{
    /// <summary>Why, in words; stands in the history, and states that were asked do not see it.</summary>
    [StringLength(2000, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public required string Reason { get; init; }
}

public static class CloseRequirement
{
    /// <summary>Closes a requirement, with the reason</summary>
    /// <remarks>
    /// From every other status to <c>closed</c>, which is the end: it no longer counts in gaps and runs, nor against the ceiling. Open and accepted
    /// invitations for it are released: their states are told that it was closed, not the reason. Deployments go on. The events are <c>closed</c>
    /// and, for each invitation, <c>released</c>.
    /// </remarks>
    /// <param name="id">Key of the requirement, such as MINUSCA-00007, or GOAL-00001 for a capacity goal.</param>
    public static Task<Results<Versioned<Requirement>, Refused>> Handle(
        string id, CloseRequirementRequest request, [FromHeader(Name = "If-Match")] string? ifMatch, RequirementUpdate step, Caller caller) =>
        step.For(new Change("closed", caller, request.Reason)).Apply(id, ifMatch, requirement => requirement.Close());
}
