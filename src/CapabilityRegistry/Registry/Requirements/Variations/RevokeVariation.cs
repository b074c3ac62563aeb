using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Texts;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Registry.Requirements.Rules;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Requirements.Variations;

/// <summary>Which variation, and why.</summary>
public sealed record RevokeVariationRequest
{
    /// <summary>The key of a variation of this requirement.</summary>
    [RegularExpression(Patterns.Variation)]
    public required string Variation { get; init; }

    /// <summary>Why, in words; shown with the variation.</summary>
    [StringLength(2000, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public required string Reason { get; init; }
}

public static class RevokeVariation
{
    /// <summary>Revokes a variation, with the reason</summary>
    /// <remarks>
    /// From now on it no longer counts in candidates, gaps and runs; it stays on record with the day and the reason. Plans and selections that were
    /// made with it are not changed. The requirement gets a new version, its status stays; the event is <c>variation-revoked</c>.
    /// </remarks>
    /// <param name="id">Key of the requirement, such as MINUSCA-00007, or GOAL-00001 for a capacity goal.</param>
    public static Task<Results<Versioned<Requirement>, Refused>> Handle(
        string id, RevokeVariationRequest request, [FromHeader(Name = "If-Match")] string? ifMatch, RequirementUpdate step, EventLog log, Caller caller) =>
        step.For(new Change("variation-revoked", caller, request.Reason))
            .Apply(id, ifMatch, requirement => requirement.Revoke(request.Variation, log.Today, request.Reason));
}
