using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Texts;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.Pledges.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Pledges;

/// <summary>To which level a unit is raised against the rule of four eyes, and why.</summary>
public sealed record OverrideFourEyesRequest
{
    public required ReadinessLevel To { get; init; }

    /// <summary>Why no third person could do it; stands in the history for good.</summary>
    [StringLength(2000, MinimumLength = 20)]
    [TextForm(TextForm.Text)]
    public required string Reason { get; init; }
}

public static class OverridePledge
{
    /// <summary>Raises a pledge by one level although one person took two of the three parts; the gates of the level hold all the same</summary>
    public static Task<Results<Versioned<Pledge>, Refused>> Handle(
        string id, OverrideFourEyesRequest request, [FromHeader(Name = "If-Match")] string? ifMatch,
        PledgeUpdate step, PledgeStore pledges, Caller caller) =>
        step.For(new Change("overridden", caller, request.Reason))
            .Apply(id, ifMatch, async pledge => pledge.Override(request.To, await pledges.EvidenceFor(pledge.Id, caller)));
}
