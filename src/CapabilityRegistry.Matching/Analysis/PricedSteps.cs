using CapabilityRegistry.Matching.Solving;

namespace CapabilityRegistry.Matching.Analysis;

/// <summary>The flows of a plan and what the steps open, as one question that asks for fill and price only.</summary>
internal sealed class PricedSteps
{
    private readonly PlanState state;
    private readonly IReadOnlyList<Option> all;
    private readonly SteppingPledges pledges;
    private readonly List<(int Need, int Option)> steps = [];
    private int next;

    /// <param name="state">The plan.</param>
    /// <param name="all">The steps.</param>
    /// <param name="pledges">Their pledges.</param>
    /// <param name="fits">Which of them are part of it.</param>
    public PricedSteps(PlanState state, IReadOnlyList<Option> all, SteppingPledges pledges, bool[] fits)
    {
        (this.state, this.all, this.pledges) = (state, all, pledges);
        foreach (var i in CheapestFirst(fits))
        {
            steps.AddRange(all[i].Opened.Select(need => (need, i)));
        }

        var byNeed = new Groups(state.Portfolio.Needs.Count, [.. steps.Select(step => step.Need)]);
        Needs = [.. Enumerable.Range(0, state.Portfolio.Needs.Count).Where(need => state.InFlow[need] || byNeed[need].Count > 0)];
        var pairs = new Pair[Needs.Sum(need => PairsOf(need) + byNeed[need].Count)];
        (Opened, Planned) = (new Option?[pairs.Length], new bool[pairs.Length]);
        for (var d = 0; d < Needs.Length; d++)
        {
            Add(d, pairs);
            Add(d, byNeed[Needs[d]], pairs);
        }

        Model = new Model([.. Needs.Select(need => state.Portfolio.Model.Demands[need])], pledges.All, pairs, []);
    }

    public Model Model { get; }

    /// <summary>The need of each demand.</summary>
    public int[] Needs { get; }

    /// <summary>The step that opens each pair; null where none is needed.</summary>
    public Option?[] Opened { get; }

    /// <summary>Which pairs the plan uses.</summary>
    public bool[] Planned { get; }

    private int[] CheapestFirst(bool[] fits)
    {
        int[] order = [.. Enumerable.Range(0, all.Count).Where(i => fits[i])];
        Array.Sort(Array.ConvertAll(order, i => (all[i].Elevation.Price, pledges.Of[i], i)), order);
        return order;
    }

    private int PairsOf(int need) =>
        state.InFlow[need] ? state.Portfolio.Model.First[need + 1] - state.Portfolio.Model.First[need] : 0;

    // First the pairs that there are: the order in which a flow looks at them.
    private void Add(int demand, Pair[] pairs)
    {
        var first = state.Portfolio.Model.First[Needs[demand]];
        for (var i = first; i < first + PairsOf(Needs[demand]); i++)
        {
            pairs[next] = state.Portfolio.Model.Pairs[i] with { Demand = demand, Cost = 1, Tie = 1, Kept = 0 };
            Planned[next++] = state.Amounts[i] > 0;
        }
    }

    private void Add(int demand, ArraySegment<int> opened, Pair[] pairs)
    {
        foreach (var step in opened)
        {
            var option = steps[step].Option;
            pairs[next] = new Pair(demand, pledges.Of[option], SlotOf(Needs[demand], all[option]), 1, 1, -all[option].Elevation.Price, false);
            Opened[next++] = all[option];
        }
    }

    // All that serve a need of a flow cover as much of it.
    private int SlotOf(int need, Option option) =>
        state.InFlow[need] ? Ladder.SlotOf(state.Portfolio.Model, need) : option.CapacityFor(state.Portfolio.Needs[need]);
}
