using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Planning;
using CapabilityRegistry.Matching.Solving.Flow;

namespace CapabilityRegistry.Matching.Explaining;

/// <summary>Finds, for needs that are short in flows, the Hall sets that prove it.</summary>
internal sealed class HallSetSearch(IndexedPlan indexed)
{
    private readonly List<HallSet> found = [];
    private readonly Dictionary<string, int> placeOf = new(StringComparer.Ordinal);

    public IReadOnlyList<HallSet> Found => found;

    /// <summary>Index of the set that proves that a need is short; null if there is none.</summary>
    public int? PlaceOf(string needId) => placeOf.TryGetValue(needId, out var place) ? place : null;

    /// <param name="needs">Indexes of needs that are short, each in a flow whose fill is proven.</param>
    public void Find(IReadOnlyList<int> needs)
    {
        if (needs.Count == 0)
        {
            return;
        }

        var residual = indexed.ResidualGraph();
        foreach (var equals in needs.GroupBy(need => indexed.Prepared.Needs[need].Priority).OrderBy(equals => equals.Key))
        {
            foreach (var set in residual.DeficientSets([.. equals]))
            {
                equals.Intersect(set.Demands).ToList().ForEach(need => placeOf[indexed.Prepared.Needs[need].Id] = found.Count);
                found.Add(Of(set, equals.Key, residual));
            }
        }
    }

    private HallSet Of(DeficientSet set, int priority, ResidualGraph residual)
    {
        List<HallNeed> needs = [.. set.Demands.Select(demand => HallNeedOf(demand, priority, residual))];
        List<HallShare> shares = [.. set.Full.Select(pair => Share(indexed.Prepared.Pairs[pair], residual))];
        var offers = set.Pairs.Select(pair => indexed.Prepared.Pairs[pair].Offer).Distinct().Order().Select(HallOfferOf).ToList();
        return new HallSet(priority, needs, offers, needs.Sum(need => need.Required), offers.Count + shares.Sum(share => share.Most)) { Shares = shares };
    }

    // Offers that are pinned to the need take a seat of it, and count on both sides.
    private HallNeed HallNeedOf(int demand, int priority, ResidualGraph residual)
    {
        var need = indexed.Prepared.Needs[demand];
        return new(
            need.Id, need.Priority, need.Priority < priority ? HallNeed.Higher : HallNeed.Equal,
            need.Quantity / residual.SeatSizeOf(demand), indexed.Prepared.Problem.PairsOf(demand).Count(pair => indexed.Amounts[pair] > 0));
    }

    private HallShare Share(UsablePair pair, ResidualGraph residual) => new(
        indexed.Prepared.Needs[pair.Need].Id,
        indexed.Prepared.Offers[pair.Offer].Contributor,
        residual.SeatsOfShare(pair.Need, indexed.Prepared.Problem.Suppliers[pair.Offer].Contributor));

    // In a flow an offer serves one need only, and every offer that may serve a need of the set serves one of them.
    private HallOffer HallOfferOf(int offer)
    {
        var pair = indexed.PairsOf[offer].Single(pair => indexed.Amounts[pair] > 0);
        return new(indexed.Prepared.Offers[offer].Id, indexed.Prepared.Needs[indexed.Prepared.Pairs[pair].Need].Id,
            indexed.Prepared.Problem.Pairs[pair].Pinned);
    }
}
