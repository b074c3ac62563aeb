using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Texts;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Pledges.Readiness;
using CapabilityRegistry.Registry.Pledges.Storage;
using CapabilityRegistry.Registry.Visits.Drafts;
using CapabilityRegistry.Registry.Visits.Findings;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Visits;

/// <summary>How a visit ended for one of its units, and what was found.</summary>
public sealed record RecordOutcomeRequest : UnitOutcome
{
    /// <summary>Which of its units; it may be left out if the visit is to one.</summary>
    [RegularExpression(Patterns.Pledge)]
    public string? Pledge { get; init; }

    /// <summary>
    /// What was found wanting, each in one of the <c>checklists</c>. At least one if the result is passed-with-findings, and none if it is passed.
    /// </summary>
    [MaxLength(100)]
    public IReadOnlyList<NewFinding> Findings { get; init; } = [];

    /// <summary>What led to the result, in words.</summary>
    [StringLength(2000, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public string? Reason { get; init; }
}

public static class RecordOutcome
{
    /// <summary>Records how a visit ended for one unit, once and for good</summary>
    /// <remarks>
    /// Of a visit that is <c>scheduled</c>; once each of its units has an outcome it is <c>ended</c>. Nobody of the pledging state records it, nor the
    /// person who submitted the pledge; the day is neither in the future nor before the pledge was submitted. The event is <c>recorded</c>, and of each
    /// finding <c>found</c>: findings are read at <c>/v1/findings</c>, and the state answers them. The level of the pledge stays: after a passed visit it
    /// is raised by its own operation. A draft of the outcome goes. The latest visit of a kind counts, so that a failed one closes what an earlier one opened.
    /// </remarks>
    /// <param name="id">Key of the visit, such as AAV-00031.</param>
    public static async Task<Results<Versioned<Visit>, Refused>> Handle(
        string id, RecordOutcomeRequest request, [FromHeader(Name = "If-Match")] string? ifMatch,
        VisitUpdate step, PledgeLapses lapses, CatalogueStore catalogue, FindingStore findings, OutcomeDraftStore drafts, EventLog log,
        Caller caller)
    {
        if (VisitChecks.Faults(request, await catalogue.Checklists()) is { Count: > 0 } faults)
        {
            return Refused.Invalid(faults);
        }

        var change = new Change("recorded", caller, request.Reason);
        return await step.For(change, async (_, after) =>
            {
                await findings.Add(after, UnitOf(after, request)!, request.Findings, change with { Action = "found" });
                await drafts.Recorded(after, UnitOf(after, request)!, caller);
            })
            .Apply(id, ifMatch, async visit => UnitOf(visit, request) is { } unit
                ? visit.Record(request, caller, (await lapses.Settled(unit, caller))!, log.Today)
                : NoSuchUnit(visit, request.Pledge));
    }

    // Null if the visit has no such unit, or several to choose from.
    private static string? UnitOf(Visit visit, RecordOutcomeRequest request) => request.Pledge is { } named
        ? visit.Units.Any(unit => unit.Pledge == named) ? named : null
        : visit.Units is [var only] ? only.Pledge : null;

    private static Refusal NoSuchUnit(Visit visit, string? named) => new("no-such-unit", "The outcome is of one of the units of the visit.",
        Fault.At("/pledge", "no-such-unit", $"one of {string.Join(", ", visit.Units.Select(unit => unit.Pledge))}", named ?? "nothing"));
}
