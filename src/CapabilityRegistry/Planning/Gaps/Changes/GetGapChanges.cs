using CapabilityRegistry.Kernel;
using CapabilityRegistry.Planning.Supply;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Planning.Gaps.Changes;

public static class GetGapChanges
{
    /// <summary>How the gap differs between two times, with the causes, which add up to the difference; each figure with the list behind it</summary>
    public static async Task<Results<Ok<GapChanges>, BadRequestAnswer>> Handle(
        [AsParameters] GapSpan span, [AsParameters] GapFilter filter, PastSnapshotReader snapshots, CachedDayPlans plans,
        Caller caller, CancellationToken cancel)
    {
        if (span.Faults(snapshots.Today).ToList() is { Count: > 0 } faults)
        {
            return new BadRequestAnswer(faults);
        }

        var (from, to) = await GapMoment.Between(span, snapshots, caller);
        // A step with nothing behind it leads nowhere.
        var steps = GapSteps.Between(from, to).Where(step => step.Cause is null || step.Objects.Count > 0).ToList();
        var planned = await Task.WhenAll(steps.Select(step => plans.Of((from.Key, to.Key, step.Cause), step.State.Needed.Count, step.State.Plan, cancel)));
        return TypedResults.Ok(GapChangeFigures.Of(from, to, filter.Scope, [.. steps.Zip(planned)]));
    }
}
