using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Texts;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Visits;

/// <summary>The new day, and why.</summary>
public sealed record PostponeVisitRequest
{
    /// <summary>The new day; today or later.</summary>
    public required DateOnly PlannedOn { get; init; }

    /// <summary>For the state to read.</summary>
    [StringLength(2000, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public required string Reason { get; init; }
}

public static class PostponeVisit
{
    /// <summary>Plans a visit for another day, with the reason</summary>
    /// <remarks>
    /// Of a visit that is <c>scheduled</c>; the new day may also be an earlier one, but none that is past. Outcomes that are on record stay as they are.
    /// The event is <c>postponed</c>.
    /// </remarks>
    /// <param name="id">Key of the visit, such as AAV-00031.</param>
    public static Task<Results<Versioned<Visit>, Refused>> Handle(
        string id, PostponeVisitRequest request, [FromHeader(Name = "If-Match")] string? ifMatch, VisitUpdate step, EventLog log, Caller caller) =>
        step.For(new Change("postponed", caller, request.Reason)).Apply(id, ifMatch, visit => visit.Postpone(request.PlannedOn, log.Today));
}
