using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Texts;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Registry.Pledges.Rules;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Pledges;

/// <summary>Why a pledge is set aside for a time.</summary>
public sealed record SuspendPledgeRequest
{
    /// <summary>Why, as one of a list. States and the Secretariat have reasons of their own; both have <c>other</c>.</summary>
    public required SuspensionReason ReasonCode { get; init; }

    /// <summary>Why, in words; stands in the pledge and its history, for everybody who may read it. What concerns a case belongs into the case.</summary>
    [StringLength(2000, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public required string Reason { get; init; }
}

public static class SuspendPledge
{
    /// <summary>Sets a registered pledge aside for a time, with the reason</summary>
    /// <remarks>
    /// From <c>registered</c> to <c>suspended</c>, by its state or by the Secretariat; who does it stands in <c>suspension</c> and alone resumes it. While it
    /// lasts the pledge is no supply: it is in no candidates, plans, gaps and capabilities, and is neither invited nor selected nor raised. It keeps its level,
    /// and every clock goes on: it is renewed, certified, visited and compared as before, and may fall or lapse. Open invitations stay. A unit that is
    /// selected or serves is not set aside (<c>engaged</c>). The event is <c>suspended</c>, with the reason.
    /// </remarks>
    /// <param name="id">Key of the pledge, such as KAZ-00042.</param>
    public static Task<Results<Versioned<Pledge>, Refused>> Handle(
        string id, SuspendPledgeRequest request, [FromHeader(Name = "If-Match")] string? ifMatch, PledgeUpdate step, EventLog log, Caller caller) =>
        step.For(new Change("suspended", caller, request.Reason)).Apply(id, ifMatch, pledge => pledge.Suspend(request.ReasonCode, caller, log.Today));
}
