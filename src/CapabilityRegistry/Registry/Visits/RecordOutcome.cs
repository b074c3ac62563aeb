using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Texts;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Registry.Pledges.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Visits;

/// <summary>How a visit ended.</summary>
public sealed record RecordOutcomeRequest
{
    public required VisitResult Result { get; init; }

    /// <summary>The day of the visit; not before the pledge was submitted and not in the future.</summary>
    public required DateOnly VisitedOn { get; init; }

    /// <summary>The reference of the visit's report.</summary>
    [StringLength(200, MinimumLength = 1)]
    [TextForm(TextForm.Name)]
    public required string Report { get; init; }

    /// <summary>What led to the result, in words.</summary>
    [StringLength(2000, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public string? Reason { get; init; }
}

public static class RecordOutcome
{
    /// <summary>Records how a visit ended, once and for good</summary>
    /// <remarks>
    /// From <c>scheduled</c> to <c>passed</c> or <c>failed</c>. Nobody of the pledging state records it, nor the person who submitted the pledge; the
    /// day is neither in the future nor before the pledge was submitted. The event is <c>recorded</c>. The level of the pledge stays: after a passed
    /// visit it is raised by its own operation. The latest visit counts, so that a failed one closes what an earlier one opened for Level 2.
    /// </remarks>
    /// <param name="id">Key of the visit, such as AAV-00031.</param>
    public static Task<Results<Versioned<Visit>, Refused>> Handle(
        string id, RecordOutcomeRequest request, [FromHeader(Name = "If-Match")] string? ifMatch,
        VisitStore visits, PledgeStore pledges, EventLog log, Caller caller)
    {
        var change = new Change("recorded", caller, request.Reason);
        var today = log.Today;
        return new ConditionalUpdate<Visit, Visit>(
            "visit",
            key => visits.Find(key, caller),
            (before, after) => visits.SaveOutcome(before, after, change),
            visit => visit)
            .Apply(id, ifMatch, async visit =>
                visit.Record(request.Result, request.VisitedOn, request.Report, caller, (await pledges.Find(visit.Pledge, caller))!, today));
    }
}
