using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Disclosure;
using CapabilityRegistry.Planning.Gaps;
using CapabilityRegistry.Planning.Supply;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Registry.WomensShares;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.ForceGeneration.Reports.Indicators;

public static class GetIndicators
{
    /// <summary>What the work of the registry comes to, in figures</summary>
    /// <remarks>
    /// Of a day and the time before it: how far pledges came, how long each level took from registration, how much of what is needed is filled, how long it is
    /// that somebody confirmed a pledge, the share of women beside the target of the year, and which region carries what. A past day is judged by what is on
    /// record today. Each figure comes with the address of the list behind it, which has exactly so many items. Who speaks for one state gets figures of
    /// its own units alone, and <c>fill</c> is left out.
    /// </remarks>
    public static async Task<Results<Ok<IndicatorReport>, BadRequestAnswer>> Handle(
        [AsParameters] IndicatorQuery query, TimelineReader timelines, WomensShareReader shares, SnapshotReader snapshots, CachedDayPlans plans,
        Caller caller, CancellationToken cancel)
    {
        if (query.Faults(snapshots.Today).ToList() is { Count: > 0 } faults)
        {
            return new BadRequestAnswer(faults);
        }

        var (from, to) = query.Days(snapshots.Today);
        var redacted = Redactions.For<IndicatorReport>(caller);
        var women = (await shares.Read(new() { On = to }, caller)).Rows;
        var fill = redacted is null ? await Fill(to, snapshots, plans, caller, cancel) : null;
        return TypedResults.Ok(IndicatorReports.Of(from, to, await timelines.Read(to, caller), women, fill, redacted));
    }

    private static async Task<FillIndicator> Fill(DateOnly on, SnapshotReader snapshots, CachedDayPlans plans, Caller caller, CancellationToken cancel)
    {
        var snapshot = await snapshots.OnToday(caller);
        return IndicatorReports.Fill(snapshot, await plans.Of(snapshot, new DayQuestion(on, ContributorGroup.Everybody), cancel));
    }
}
