namespace CapabilityRegistry.Matching.Analysis;

/// <summary>Finds, for what is short in a flow, the needs and pledges that prove it.</summary>
internal sealed class HallSets
{
    private readonly PlanState state;
    private readonly Residual residual;

    public HallSets(PlanState state) => (this.state, residual) = (state, state.Residual());

    /// <summary>Null for a need that is in no flow, or where a share cap is a part of the reason.</summary>
    public HallSet? Of(string needId)
    {
        var need = state.NeedOf[needId];
        if (!state.IsFlow(need))
        {
            return null;
        }

        var (demands, _) = residual.Deficient(need);
        if (demands.Any(d => state.Portfolio.Needs[d].ShareCap < state.Portfolio.Needs[d].Quantity))
        {
            return null;
        }

        // Pledges that are pinned to one of these needs take a slot of it, and count on both sides.
        var offers = demands.SelectMany(d => Enumerable.Range(state.Portfolio.Model.First[d], state.Portfolio.Model.First[d + 1] - state.Portfolio.Model.First[d]))
            .Select(i => state.Portfolio.Model.Pairs[i].Pledge).Distinct().Order().ToList();
        return new HallSet(
            [.. demands.Select(d => state.Portfolio.Needs[d].Id)],
            [.. offers.Select(p => state.Portfolio.Offers[p].Id)],
            demands.Sum(d => state.Portfolio.Needs[d].Quantity / residual.SlotOf(d)),
            offers.Count);
    }
}
