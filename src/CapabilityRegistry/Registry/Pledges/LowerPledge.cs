using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Texts;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Pledges.Rules;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Pledges;

/// <summary>To which level a unit falls back, and why.</summary>
public sealed record LowerPledgeRequest
{
    public required ReadinessLevel To { get; init; }

    [StringLength(2000, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public required string Reason { get; init; }
}

public static class LowerPledge
{
    /// <summary>Lowers a registered pledge to a level below, with the reason</summary>
    public static Task<Results<Versioned<Pledge>, Refused>> Handle(
        string id, LowerPledgeRequest request, [FromHeader(Name = "If-Match")] string? ifMatch, PledgeUpdate step, EventLog log,
        Caller caller) =>
        step.For(new Change("lowered", caller, request.Reason)).Apply(id, ifMatch, pledge => pledge.Lower(request.To, log.Today));
}
