using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Planning.Checking;
using CapabilityRegistry.Planning.Gaps;
using CapabilityRegistry.Planning.Supply;
using CapabilityRegistry.Registry.Requirements.Rules;

namespace CapabilityRegistry.Planning.VisitProposals;

/// <summary>Visit proposals, computed once and cached.</summary>
public sealed class CachedVisitProposals(ResultCache cache, CheckedPlans plans)
{
    // The search is bounded by work, not by time, so that the answer is the same on every machine; this is the safety net.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);
    private const int Effort = 2;

    public async Task<VisitProposals> Of(DaySnapshot snapshot, DateOnly day, int most, CancellationToken cancel)
    {
        var needed = snapshot.NeededOn(day);
        IReadOnlyList<Slot> planned = [.. needed, .. snapshot.BundledWith(needed)];
        return await cache.Get(
            (snapshot.LastChangeOfRegistered(), PlanGroup.KeyOf(planned), snapshot.Day, day, "visits", most), needed.Count,
            () => Worked(snapshot, day, planned, most), cancel)
            with { EventSeq = snapshot.LastEvent.Seq };
    }

    // No visit helps a pledge that is not registered to be chosen, so a draft changes nothing here.
    private VisitProposals Worked(DaySnapshot snapshot, DateOnly day, IReadOnlyList<Slot> planned, int most)
    {
        // A visit may be what a partner lacks, so who serves beside whom is left to the plan.
        var offers = snapshot.Offers.Where(offer => offer.Status == Offer.Registered)
            .Select(offer => offer.MissingPartners.Count == 0 ? offer : offer with { MissingPartners = [] });
        var input = DayPlan.InputOf(planned, offers, snapshot.Context, Limit) with { Effort = Effort };
        var search = new VisitSearch(snapshot, day, input, plans);
        var found = search.First(most).ToList();
        return VisitProposals.Of(snapshot, day, search, found);
    }
}
