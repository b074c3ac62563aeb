using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Texts;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Pledges.Readiness;
using CapabilityRegistry.Registry.Pledges.Storage;
using CapabilityRegistry.Registry.Requirements.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Deployments;

/// <summary>What is planned for a step and what came of it; stands in place of what was written down before.</summary>
public sealed record RecordMilestoneRequest
{
    public required MilestoneKind Kind { get; init; }

    /// <summary>The day for which the step is planned; before the engagement is over.</summary>
    public DateOnly? PlannedOn { get; init; }

    /// <summary>The day on which it happened; not before the pledge was submitted and not in the future.</summary>
    public DateOnly? ActualOn { get; init; }

    /// <summary>The reference of the note verbale, the memorandum or the load list.</summary>
    [StringLength(200, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public string? Reference { get; init; }

    /// <summary>
    /// With an arrival: why the unit is taken although it was lowered below the level that the requirement asks for. Refused without it
    /// (criteria-not-met); of no effect where the level is held.
    /// </summary>
    [StringLength(2000, MinimumLength = 20)]
    [TextForm(TextForm.Text)]
    public string? OverrideReason { get; init; }
}

public static class RecordMilestone
{
    /// <summary>Records when a step is planned and when it happened</summary>
    /// <remarks>
    /// Of a deployment that is <c>selected</c> or <c>deployed</c>; it takes the place of what was recorded for the same step before. With the actual
    /// day of the <c>arrival</c> the unit is <c>deployed</c>, and so is the engagement of its pledge; the actual day of the <c>request</c> starts the
    /// 60 days of a rapid deployment. A unit moves and arrives after it was requested, and an arrival is not taken back. If the unit was lowered
    /// below the level asked for, its arrival needs <c>overrideReason</c>. The event is <c>recorded</c>; with the arrival there is another one of the
    /// pledge, <c>deployed</c>.
    /// </remarks>
    /// <param name="id">Key of the deployment, such as DEP-00003.</param>
    public static async Task<Results<Versioned<DeploymentView>, Refused>> Handle(
        string id, RecordMilestoneRequest request, [FromHeader(Name = "If-Match")] string? ifMatch,
        DeploymentUpdate step, PledgeStore pledges, PledgeLapses lapses, RequirementStore requirements, EventLog log, Caller caller) =>
        await step.For(new Change("recorded", caller)).Apply(id, ifMatch, async deployment =>
        {
            // Locked before it is judged, so that the unit is not lowered meanwhile.
            await pledges.Lock(deployment.Pledge, caller);
            var pledge = (await lapses.Settled(deployment.Pledge, caller))!;
            var least = SelectionLevel.For((await requirements.Find(deployment.Requirement))!.MinimumLevel);
            return deployment.Record(New(request, log, caller), pledge, least, request.OverrideReason, log.Today);
        });

    private static Milestone New(RecordMilestoneRequest request, EventLog log, Caller caller) => new()
    {
        Kind = request.Kind,
        PlannedOn = request.PlannedOn,
        ActualOn = request.ActualOn,
        Reference = request.Reference,
        SetBy = caller.Name,
        SetAt = log.Now,
    };
}
