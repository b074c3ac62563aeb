using CapabilityRegistry.Planning.Checking;
using CapabilityRegistry.Planning.Gaps;
using CapabilityRegistry.Planning.Supply;

namespace CapabilityRegistry.Planning.VisitProposals;

/// <summary>Visit proposals, computed once and cached.</summary>
public sealed class CachedVisitProposals(ResultCache cache, CheckedPlans plans)
{
    // The search is bounded by work, not by time, so that the answer is the same on every machine; this is the safety net.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);
    private const int Effort = 2;

    public async Task<VisitProposals> Of(DaySnapshot snapshot, DateOnly day, int most, CancellationToken cancel) => await cache.Get(
        (snapshot.Snapshot.LastPlanEvent, snapshot.Day, day, "visits", most), snapshot.NeededOn(day).Count, () => Worked(snapshot, day, most), cancel)
        with { EventSeq = snapshot.LastEvent.Seq };

    private VisitProposals Worked(DaySnapshot snapshot, DateOnly day, int most)
    {
        var needed = snapshot.NeededOn(day);
        // A visit may be what a partner lacks, so who serves beside whom is left to the plan.
        var offers = snapshot.Offers.Select(offer => offer.MissingPartners.Count == 0 ? offer : offer with { MissingPartners = [] });
        var input = DayPlan.InputOf([.. needed, .. snapshot.BundledWith(needed)], offers, snapshot.Context, Limit) with { Effort = Effort };
        var search = new VisitSearch(snapshot, day, input, plans);
        var found = search.First(most).ToList();
        return VisitProposals.Of(snapshot, day, search, found);
    }
}
