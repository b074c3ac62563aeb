using CapabilityRegistry.Planning.Gaps;
using CapabilityRegistry.Planning.Supply;

namespace CapabilityRegistry.Planning.VisitProposals;

/// <summary>Visit proposals, computed once and cached.</summary>
public sealed class CachedVisitProposals(ResultCache kept)
{
    // The search is bounded by work, not by time, so that the answer is the same on every machine; this is the safety net.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);
    private const int Effort = 2;

    public Task<VisitProposals> Of(GapInput known, DateOnly day, int most, CancellationToken cancel) => kept.Get(
        (known.Seq, known.AsOf, day, "visits", most), known.NeededOn(day).Count, () => Worked(known, day, most), cancel);

    private static VisitProposals Worked(GapInput known, DateOnly day, int most)
    {
        var input = DayPlan.InputOf(known.NeededOn(day), known.Offers, known.Context.Engaged, known.AsOf, Limit) with { Effort = Effort };
        var search = new VisitSearch(input, known.ToVisit.Select(offer => offer.Id), known.Visits.Keys.ToHashSet());
        var found = search.First(most).ToList();
        return VisitProposals.Of(known, day, search, found);
    }
}
