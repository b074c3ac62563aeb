using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Planning;
using CapabilityRegistry.Matching.Solving.Flow;

namespace CapabilityRegistry.Matching.Explaining;

/// <summary>Finds, for what is short in flows, the needs and pledges that prove it.</summary>
internal sealed class HallSetSearch(IndexedPlan state)
{
    private readonly List<HallSet> found = [];
    private readonly Dictionary<string, int> placeOf = new(StringComparer.Ordinal);

    public IReadOnlyList<HallSet> Found => found;

    /// <summary>The place of the set that proves that a need is short; null if there is none.</summary>
    public int? PlaceOf(string needId) => placeOf.TryGetValue(needId, out var place) ? place : null;

    /// <param name="needs">Indexes of needs that are short, each in a flow whose fill is proven.</param>
    public void Find(IReadOnlyList<int> needs)
    {
        if (needs.Count == 0)
        {
            return;
        }

        var residual = state.ResidualGraph();
        foreach (var equals in needs.GroupBy(need => state.Portfolio.Needs[need].Priority).OrderBy(equals => equals.Key))
        {
            foreach (var set in residual.DeficientSets([.. equals]))
            {
                equals.Intersect(set.Demands).ToList().ForEach(need => placeOf[state.Portfolio.Needs[need].Id] = found.Count);
                found.Add(Of(set, equals.Key, residual));
            }
        }
    }

    private HallSet Of(DeficientSet set, int priority, ResidualGraph residual)
    {
        List<HallNeed> needs = [.. set.Demands.Select(demand => Told(demand, priority, residual))];
        List<HallShare> shares = [.. set.Full.Select(pair => Share(state.Portfolio.Pairs[pair], residual))];
        var offers = set.Pairs.Select(pair => state.Portfolio.Pairs[pair].Offer).Distinct().Order().Select(Told).ToList();
        return new HallSet(priority, needs, offers, needs.Sum(need => need.Required), offers.Count + shares.Sum(share => share.Most)) { Shares = shares };
    }

    // Pledges that are pinned to the need take a slot of it, and count on both sides.
    private HallNeed Told(int demand, int priority, ResidualGraph residual)
    {
        var need = state.Portfolio.Needs[demand];
        return new(
            need.Id, need.Priority, need.Priority < priority ? HallNeed.Higher : HallNeed.Equal,
            need.Quantity / residual.SlotSizeOf(demand), state.Portfolio.Problem.PairsOf(demand).Count(pair => state.Amounts[pair] > 0));
    }

    private HallShare Share(UsablePair pair, ResidualGraph residual) =>
        new(state.Portfolio.Needs[pair.Need].Id, state.Portfolio.Offers[pair.Offer].Contributor, residual.SlotsOfShareCap(pair.Need));

    // In a flow it serves one need only, and whoever may serve a need of the set serves one of it.
    private HallOffer Told(int offer)
    {
        var pair = state.PairsOf[offer].Single(pair => state.Amounts[pair] > 0);
        return new(state.Portfolio.Offers[offer].Id, state.Portfolio.Needs[state.Portfolio.Pairs[pair].Need].Id, state.Portfolio.Problem.Pairs[pair].Pinned);
    }
}
