using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Texts;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Pledges.Readiness;
using CapabilityRegistry.Registry.Pledges.Rules;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Pledges;

/// <summary>To which level a unit is raised against the rule of four eyes, and why.</summary>
public sealed record OverrideFourEyesRequest
{
    /// <summary>The level above the one that it holds.</summary>
    public required ReadinessLevel To { get; init; }

    /// <summary>Why no third person could do it; stands in the history for good.</summary>
    [StringLength(2000, MinimumLength = 20)]
    [TextForm(TextForm.Text)]
    public required string Reason { get; init; }
}

public static class OverridePledge
{
    /// <summary>Raises a pledge by one level although no third person took part</summary>
    /// <remarks>
    /// For the case that one person took two of the three parts of submitting, assessing and raising, and nobody else can. All else is as for
    /// raising: the pledge is registered, not deployed, rises by one level, and the gates of the level are met. The event is <c>overridden</c>; the
    /// reason stands in the history for good.
    /// </remarks>
    /// <param name="id">Key of the pledge, such as KAZ-00042.</param>
    public static Task<Results<Versioned<Pledge>, Refused>> Handle(
        string id, OverrideFourEyesRequest request, [FromHeader(Name = "If-Match")] string? ifMatch,
        PledgeUpdate step, PledgeReadiness readiness, Caller caller) =>
        step.For(new Change("overridden", caller, request.Reason))
            .Apply(id, ifMatch, async pledge => pledge.Override(request.To, await readiness.Of(pledge, caller)));
}
