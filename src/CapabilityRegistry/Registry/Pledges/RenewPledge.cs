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
public sealed record RenewPledgeRequest
{
    /// <summary>What the state wants to be on record with it, in words.</summary>
    [StringLength(2000, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public string? Reason { get; init; }
}

public static class RenewPledge
{
    /// <summary>Confirms that a registered pledge stands</summary>
    /// <remarks>
    /// The state says that the unit is still offered as it is; the day is kept in <c>renewedOn</c>. Under a policy that asks for renewals (such as
    /// pcrs-2015-faq) the pledge stays registered for another period by it, counted from today, and lapses without it; an early renewal never shortens
    /// the period that runs. At most once a day. The event is <c>renewed</c>. When it is due next, <c>GET /v1/pledges/{id}/readiness</c> tells.
    /// </remarks>
    /// <param name="id">Key of the pledge, such as KAZ-00042.</param>
    public static Task<Results<Versioned<Pledge>, Refused>> Handle(
        string id, RenewPledgeRequest? request, [FromHeader(Name = "If-Match")] string? ifMatch, PledgeUpdate step, EventLog log, Caller caller) =>
        step.For(new Change("renewed", caller, request?.Reason)).Apply(id, ifMatch, pledge => pledge.Renew(log.Today));
}
