using CapabilityRegistry.Kernel;
using CapabilityRegistry.Planning.Supply;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Planning.Gaps.Changes;

public static class GetGapChanges
{
    /// <summary>How the gap differs between two times, with the causes</summary>
    /// <remarks>
    /// What the registry knew at the end of the one day against what it knew at the end of the other. The causes are taken into account one after the
    /// other, in a fixed order, and add up to the difference exactly; what one of them shows depends on those before it. Each comes with the address
    /// of the objects that it is about.
    /// </remarks>
    public static async Task<Results<Ok<GapChanges>, BadRequestAnswer>> Handle(
        [AsParameters] GapSpan span, [AsParameters] GapFilter filter, PastSnapshotReader snapshots, CachedDayPlans plans,
        Caller caller, CancellationToken cancel)
    {
        if (span.Faults(snapshots.Today).ToList() is { Count: > 0 } faults)
        {
            return new BadRequestAnswer(faults);
        }

        var (from, to) = await GapSnapshot.Between(span, snapshots, caller);
        // A step with nothing behind it leads nowhere.
        var steps = GapSteps.Between(from, to).Where(step => step.Cause is null || step.Objects.Count > 0).ToList();
        var planned = await Task.WhenAll(steps.Select(step => plans.Of((from.Key, to.Key, step.Cause), step.State.Needed.Count, step.State.Plan, cancel)));
        return TypedResults.Ok(GapChangeFigures.Of(from, to, filter.Scope, [.. steps.Zip(planned)]));
    }
}
