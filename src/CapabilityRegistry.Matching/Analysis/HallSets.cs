namespace CapabilityRegistry.Matching.Analysis;

/// <summary>Finds, for what is short in flows, the needs and pledges that prove it.</summary>
internal sealed class HallSets(PlanState state)
{
    private readonly List<HallSet> found = [];
    private readonly Dictionary<string, int> placeOf = new(StringComparer.Ordinal);

    public IReadOnlyList<HallSet> Found => found;

    /// <summary>The place of the set that proves that a need is short; null if there is none.</summary>
    public int? PlaceOf(string needId) => placeOf.TryGetValue(needId, out var place) ? place : null;

    /// <param name="needs">Indexes of needs that are short, each in a flow whose fill is proven.</param>
    /// <remarks>A set with a share cap in it is none: the cap is a part of the reason.</remarks>
    public void Find(IReadOnlyList<int> needs)
    {
        if (needs.Count == 0)
        {
            return;
        }

        var residual = state.Residual();
        foreach (var equals in needs.GroupBy(need => state.Portfolio.Needs[need].Priority).OrderBy(equals => equals.Key))
        {
            foreach (var set in residual.Deficient([.. equals]).Where(set => !set.Any(IsCapped)))
            {
                equals.Intersect(set).ToList().ForEach(need => placeOf[state.Portfolio.Needs[need].Id] = found.Count);
                found.Add(Of(set, equals.Key, residual));
            }
        }
    }

    private HallSet Of(IReadOnlyList<int> set, int priority, Residual residual)
    {
        var (model, needs) = (state.Portfolio.Model, new List<HallNeed>());
        var (offers, serving) = (new SortedSet<int>(), new Dictionary<int, int>());
        foreach (var n in set)
        {
            // Pledges that are pinned to the need take a slot of it, and count on both sides.
            var pairs = model.PairsOf(n).ToList();
            offers.UnionWith(pairs.Select(i => model.Pairs[i].Pledge));
            var chosen = pairs.Where(i => state.Amounts[i] > 0).ToList();
            chosen.ForEach(i => serving[model.Pairs[i].Pledge] = i);
            var need = state.Portfolio.Needs[n];
            needs.Add(new(need.Id, need.Priority, need.Priority < priority ? HallNeed.Higher : HallNeed.Equal, need.Quantity / residual.SlotOf(n), chosen.Count));
        }

        return new HallSet(
            priority,
            needs,
            [.. offers.Select(p => new HallOffer(state.Portfolio.Offers[p].Id, state.Portfolio.Needs[model.Pairs[serving[p]].Demand].Id, model.Pairs[serving[p]].Pinned))],
            needs.Sum(need => need.Required),
            offers.Count);
    }

    private bool IsCapped(int need) => state.Portfolio.Needs[need].ShareCap < state.Portfolio.Needs[need].Quantity;
}
