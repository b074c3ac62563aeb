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
public record LowerPledgeRequest
{
    /// <summary>The level to which it falls, below the one that it holds.</summary>
    public required ReadinessLevel To { get; init; }

    /// <summary>Why, as one of a list.</summary>
    public required LoweringReason ReasonCode { get; init; }

    /// <summary>Why, in words; stands in the history.</summary>
    [StringLength(2000, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public required string Reason { get; init; }
}

public static class LowerPledge
{
    /// <summary>Lowers a registered pledge to a level below, with the reason</summary>
    /// <remarks>
    /// To any level below the one that it holds, at once; the status stays as it is. Invitations and deployments that rest on it stay as
    /// they are, but are judged by the new level at their next step. The day is kept in <c>loweredOn</c>: only what is found on a later visit raises
    /// the unit to Level 2 again; the code stands in <c>loweredFor</c> until it is raised. The event is <c>lowered</c>, with the reason.
    /// </remarks>
    /// <param name="id">Key of the pledge, such as KAZ-00042.</param>
    public static Task<Results<Versioned<Pledge>, Refused>> Handle(
        string id, LowerPledgeRequest request, [FromHeader(Name = "If-Match")] string? ifMatch, PledgeUpdate step, EventLog log,
        Caller caller) =>
        step.For(new Change("lowered", caller, request.Reason)).Apply(id, ifMatch, pledge => pledge.Lower(request.To, request.ReasonCode, log.Today));
}
