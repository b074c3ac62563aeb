using System.ComponentModel.DataAnnotations;
using System.ComponentModel;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Disclosure;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Pledges.Readiness;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.Pledges.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Visits;

/// <summary>Which units to visit, when, and who does.</summary>
public sealed record ScheduleVisitRequest
{
    /// <summary>The keys of registered pledges of one state, each once.</summary>
    [MinLength(1)]
    [MaxLength(50)]
    public required IReadOnlyList<string> Pledges { get; init; }

    public required VisitKind Kind { get; init; }

    [DefaultValue(VisitMode.InPerson)]
    public VisitMode Mode { get; init; } = VisitMode.InPerson;

    /// <summary>The day of the visit; not before the pledges were submitted.</summary>
    public required DateOnly PlannedOn { get; init; }

    /// <summary>Who makes the visit; empty if that is not settled yet. Nobody of the visited state.</summary>
    [MaxLength(50)]
    public IReadOnlyList<TeamMember> Team { get; init; } = [];
}

public static class ScheduleVisit
{
    /// <summary>Schedules a visit to registered units of a state</summary>
    /// <remarks>
    /// An Assessment and Advisory Visit (AAV) is evidence for Level 2, a verification visit (VV) for the rapid deployment level; a pre-deployment visit
    /// (PDV) opens no gate. One team visits one or more units of one state, in person or remote. The pledges must be registered, and the day not before
    /// they were submitted; a pledge may have several visits. The new visit has the status <c>scheduled</c>; the event is <c>scheduled</c>, and the
    /// pledges themselves do not change. The answer is the visit with its new key; <c>Location</c> says where it is read. After the visit an outcome is
    /// recorded for each unit.
    /// </remarks>
    public static async Task<Results<Added<Visit>, Refused>> Handle(
        ScheduleVisitRequest request, PledgeStore pledges, PledgeLapses lapses, CatalogueStore catalogue, VisitStore visits, Keys keys, Caller caller)
    {
        var found = (await lapses.Now(await pledges.OfKeys(request.Pledges, caller))).Where(pledge => pledge.DeletedOn is null)
            .ToDictionary(pledge => pledge.Id);
        if (VisitChecks.Faults(request, found, await catalogue.Codes()) is { Count: > 0 } faults)
        {
            return Refused.Invalid(faults);
        }

        var decision = Visit.Schedule(
            "", [.. request.Pledges.Select(key => found[key])], request.Kind, request.Mode, request.PlannedOn, request.Team);
        if (decision.Refusal is { } refusal)
        {
            return Refused.Because(refusal).Showing(request.Pledges.Select(DisclosedObject.Pledge));
        }

        var visit = decision.Granted! with { Id = await keys.Next(request.Kind.Code()) };
        await visits.Add([visit], new Change("scheduled", caller));
        return new Added<Visit>(visit, visit.Version, $"/v1/visits/{visit.Id}");
    }
}
