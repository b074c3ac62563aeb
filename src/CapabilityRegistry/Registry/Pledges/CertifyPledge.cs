using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Texts;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Registry.Pledges.Rules;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Pledges;

/// <summary>On what the state's word rests.</summary>
public sealed record CertifyPledgeRequest
{
    /// <summary>What the state wants to be on record with it, in words.</summary>
    [StringLength(2000, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public string? Reason { get; init; }
}

public static class CertifyPledge
{
    /// <summary>Certifies that a unit of Level 3 is as it was found</summary>
    /// <remarks>
    /// The state vouches by itself that the unit still is what Level 3 asks for; the day is kept in <c>selfCertifiedOn</c>. Under a policy that asks for
    /// it (such as pcrs-2024, of a unit that has waited undeployed for two years) the level is kept by it for a year from today, and lost without it; one
    /// that comes early never shortens the two years. Of a unit at Level 3 or above; at most once a day. The event is <c>certified</c>. When it is due,
    /// <c>GET /v1/pledges/{id}/readiness</c> tells.
    /// </remarks>
    /// <param name="id">Key of the pledge, such as KAZ-00042.</param>
    public static Task<Results<Versioned<Pledge>, Refused>> Handle(
        string id, CertifyPledgeRequest? request, [FromHeader(Name = "If-Match")] string? ifMatch, PledgeUpdate step, EventLog log, Caller caller) =>
        step.For(new Change("certified", caller, request?.Reason)).Apply(id, ifMatch, pledge => pledge.Certify(log.Today));
}
