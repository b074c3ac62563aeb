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

    [StringLength(2000, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public required string Reason { get; init; }
}

public static class RevokeVariation
{
    /// <summary>Revokes a variation, with the reason: it no longer counts, and stays on record</summary>
    public static Task<Results<Versioned<Requirement>, Refused>> Handle(
        string id, RevokeVariationRequest request, [FromHeader(Name = "If-Match")] string? ifMatch, RequirementUpdate step, EventLog log, Caller caller) =>
        step.For(new Change("variation-revoked", caller, request.Reason))
            .Apply(id, ifMatch, requirement => requirement.Revoke(request.Variation, log.Today, request.Reason));
}
