using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Planning;
using CapabilityRegistry.Matching.Solving.Flow;
using CapabilityRegistry.Matching.Solving.Problem;

namespace CapabilityRegistry.Matching.WhatIf;

/// <summary>The exact gain of a step that touches nothing but flows, without solving anything again.</summary>
internal sealed class FlowGains
{
    private readonly IndexedPlan state;
    private readonly Lazy<ResidualGraph> found;
    private readonly HashSet<string> tied;

    public FlowGains(IndexedPlan state)
    {
        this.state = state;
        found = new(state.ResidualGraph);
        tied =
        [
            .. state.Input.Pins.Select(pin => pin.OfferId),
            .. state.Input.Forbidden.SelectMany(pair => new[] { pair.OfferId, pair.OtherOfferId }),
            .. state.Portfolio.Offers.Where(offer => offer.Partners.Count > 0).SelectMany(offer => offer.Partners),
        ];
    }

    private ResidualGraph Residual => found.Value;

    /// <summary>Null when the step touches something that is no flow.</summary>
    public ImprovementGain? Of(ImprovementOption option) => IsExact(option) ? Told(option, Changes(option)) : null;

    /// <summary>Whether the step touches nothing but flows.</summary>
    public bool IsExact(ImprovementOption option) =>
        option.Improvement.Offer.Partners.Count == 0
        && !tied.Contains(option.Improvement.Offer.Id)
        && option.OneAtATime(state.Portfolio.Needs)
        && Array.TrueForAll(option.Needs, need => Fits(need, option))
        && option.KeepsEveryPair(state);

    private ImprovementGain Told(ImprovementOption option, (int Need, int Slots)[] changes) => new(
        option.Improvement.Id, ImprovementGain.Exact, [.. PrioritiesOf(option, changes)], [.. NeedsOf(option, changes)]);

    private IEnumerable<PriorityGain> PrioritiesOf(ImprovementOption option, (int Need, int Slots)[] changes) =>
        from change in changes
        group change.Slots * WorthOf(change.Need, option) by state.Portfolio.Needs[change.Need].Priority into priority
        let value = priority.Sum()
        where value != 0
        orderby priority.Key
        select new PriorityGain(priority.Key, value);

    private IEnumerable<NeedGain> NeedsOf(ImprovementOption option, (int Need, int Slots)[] changes) =>
        from change in changes
        orderby change.Need
        select new NeedGain(state.Portfolio.Needs[change.Need].Id, change.Slots * SlotOf(change.Need, option));

    // A slot that is filled, and perhaps a less valuable one that is given up for it.
    private (int Need, int Slots)[] Changes(ImprovementOption option)
    {
        if (Best(option) is not { } gained)
        {
            return [];
        }

        if (option.Offer < 0 || !Residual.Serves(option.Offer) || Residual.DemandLosingWithout(option.Offer) is not { } lost)
        {
            return [(gained, 1)];
        }

        return Compare(gained, lost, option) < 0 ? [(gained, 1), (lost, -1)] : [];
    }

    private int? Best(ImprovementOption option)
    {
        int? best = null;
        foreach (var need in option.Needs)
        {
            var served = state.ComponentOf[need] < 0 ? need : Residual.DemandGainingFrom(need, state.ContributorOf.GetValueOrDefault(option.Improvement.Offer.Contributor, -1));
            best = served is { } other && (best is null || Compare(other, best.Value, option) < 0) ? other : best;
        }

        return best;
    }

    // Below 0 when a slot of the one is worth more than one of the other.
    private int Compare(int one, int other, ImprovementOption option)
    {
        var byPriority = state.Portfolio.Needs[one].Priority.CompareTo(state.Portfolio.Needs[other].Priority);
        return byPriority != 0 ? byPriority : WorthOf(other, option).CompareTo(WorthOf(one, option));
    }

    private long WorthOf(int need, ImprovementOption option) => state.Portfolio.Problem.Demands[need].Value * SlotOf(need, option);

    private int SlotOf(int need, ImprovementOption option) =>
        state.ComponentOf[need] < 0 ? option.CapacityFor(state.Portfolio.Needs[need]) : ProblemClass.SlotSizeOf(state.Portfolio.Problem, need);

    private bool Fits(int need, ImprovementOption option)
    {
        var asked = state.Portfolio.Needs[need];
        var slot = option.CapacityFor(asked);
        return state.ComponentOf[need] < 0
            ? asked.Bundle is null && asked.Quantity % slot == 0 && asked.MinimumFill <= slot
            : state.InFlow[need] && slot == ProblemClass.SlotSizeOf(state.Portfolio.Problem, need);
    }
}
