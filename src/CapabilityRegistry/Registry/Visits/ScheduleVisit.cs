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

    public required DateOnly PlannedOn { get; init; }
}

public static class ScheduleVisit
{
    /// <summary>Schedules a visit to a registered unit</summary>
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
