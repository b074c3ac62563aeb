using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Texts;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Registry.Visits.Drafts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Visits;

/// <summary>Why a visit does not take place.</summary>
public sealed record CancelVisitRequest
{
    /// <summary>For the state to read.</summary>
    [StringLength(2000, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public required string Reason { get; init; }
}

public static class CancelVisit
{
    /// <summary>Cancels a visit, or what is left of it, with the reason</summary>
    /// <remarks>
    /// From <c>scheduled</c> to <c>cancelled</c>, which is the end; where units have their outcomes already, these stay, and the visit is <c>ended</c>
    /// with the other units unseen. Units that were not seen can be visited by another visit; drafts of their outcomes go. The event is <c>cancelled</c>.
    /// </remarks>
    /// <param name="id">Key of the visit, such as AAV-00031.</param>
    public static Task<Results<Versioned<Visit>, Refused>> Handle(
        string id, CancelVisitRequest request, [FromHeader(Name = "If-Match")] string? ifMatch, VisitUpdate step, OutcomeDraftStore drafts,
        Caller caller) =>
        step.For(new Change("cancelled", caller, request.Reason), (_, after) => drafts.Cancelled(after, caller)).Apply(id, ifMatch, visit => visit.Cancel());
}
