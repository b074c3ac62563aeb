using CapabilityRegistry.Kernel;
using CapabilityRegistry.Planning.Supply;

namespace CapabilityRegistry.Planning.Gaps.Table;

/// <summary>The lists that figures of gaps link to, from the same plan.</summary>
public sealed class GapLists(PastSnapshotReader snapshots, CachedDayPlans plans)
{
    public IReadOnlyList<Fault> Faults(GapListQuery query) => query.KnownOn > snapshots.Today
        ? [new Fault { Code = "not-yet-known", Parameter = "knownOn", Expected = $"{snapshots.Today:O} or before", Found = $"{query.KnownOn:O}" }]
        : [];

    /// <summary>The plan of the day.</summary>
    /// <param name="reasons">Whether the reasons are read.</param>
    public async Task<DayPlan> Plan(GapListQuery query, GapScope scope, Caller caller, CancellationToken cancel, bool reasons = false)
    {
        var snapshot = await snapshots.AtEndOf(query.KnownOn ?? snapshots.Today, caller);
        var question = new DayQuestion(query.On ?? snapshot.Day, scope.Group, query.IfVisitsPass == true, reasons);
        return await plans.Of(snapshot, question, cancel);
    }
}
