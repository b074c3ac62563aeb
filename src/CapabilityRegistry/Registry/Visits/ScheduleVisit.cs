using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Registry.Pledges.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Visits;

/// <summary>Which unit to visit, and when.</summary>
public sealed record ScheduleVisitRequest
{
    /// <summary>The key of a registered pledge.</summary>
    [RegularExpression(Patterns.Pledge)]
    public required string Pledge { get; init; }

    public required VisitKind Kind { get; init; }

    /// <summary>The day of the visit; not before the pledge was submitted.</summary>
    public required DateOnly PlannedOn { get; init; }
}

public static class ScheduleVisit
{
    /// <summary>Schedules a visit to a registered unit</summary>
    /// <remarks>
    /// An Assessment and Advisory Visit (AAV) is the evidence for Level 2. The pledge must be registered, and the day not before it was submitted; a
    /// pledge may have several visits. The new visit has the status <c>scheduled</c>; the event is <c>scheduled</c>, and the pledge itself does not
    /// change. The answer is the visit with its new key; <c>Location</c> says where it is read. After the visit its outcome is recorded.
    /// </remarks>
    public static async Task<Results<Added<Visit>, Refused>> Handle(
        ScheduleVisitRequest request, PledgeStore pledges, VisitStore visits, Keys keys, Caller caller)
    {
        if (await pledges.Find(request.Pledge, caller) is not { } pledge)
        {
            return Refused.Invalid([Fault.At("/pledge", "unknown-pledge", "the key of a pledge", $"'{request.Pledge}'")]);
        }

        var decision = Visit.Schedule("", pledge, request.Kind, request.PlannedOn);
        if (decision.Refusal is { } refusal)
        {
            return Refused.Because(refusal);
        }

        var visit = decision.Granted! with { Id = await keys.Next(request.Kind.Code()) };
        await visits.Add([visit], new Change("scheduled", caller));
        return new Added<Visit>(visit, visit.Version, $"/v1/visits/{visit.Id}");
    }
}
