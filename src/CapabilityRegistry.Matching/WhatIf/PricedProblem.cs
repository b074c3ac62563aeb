using CapabilityRegistry.Matching.Planning;
using CapabilityRegistry.Matching.Solving.Problem;

namespace CapabilityRegistry.Matching.WhatIf;

/// <summary>The flows of a plan and what the steps open, as one question that asks for fill and price only.</summary>
internal sealed class PricedProblem
{
    private readonly IndexedPlan state;
    private readonly IReadOnlyList<ImprovementOption> all;
    private readonly ImprovedSuppliers pledges;
    private readonly Step[] steps;
    private int next;

    /// <param name="state">The plan.</param>
    /// <param name="all">The steps.</param>
    /// <param name="pledges">Their pledges.</param>
    /// <param name="fits">Which of them are part of it.</param>
    public PricedProblem(IndexedPlan state, IReadOnlyList<ImprovementOption> all, ImprovedSuppliers pledges, bool[] fits)
    {
        (this.state, this.all, this.pledges) = (state, all, pledges);
        steps = StepsOf(CheapestFirst(fits));
        var byNeed = new Groups(state.Portfolio.Needs.Count, Array.ConvertAll(steps, step => step.Need));
        Needs = [.. Enumerable.Range(0, state.Portfolio.Needs.Count).Where(need => state.InFlow[need] || byNeed[need].Count > 0)];
        var pairs = new Pair[Needs.Sum(need => PairsOf(need) + byNeed[need].Count)];
        (Opened, Planned) = (new ImprovementOption?[pairs.Length], new bool[pairs.Length]);
        for (var d = 0; d < Needs.Length; d++)
        {
            Add(d, pairs);
            Add(d, byNeed[Needs[d]], pairs);
        }

        Problem = new AssignmentProblem([.. Needs.Select(need => state.Portfolio.Problem.Demands[need])], pledges.All, pairs, []);
    }

    public AssignmentProblem Problem { get; }

    /// <summary>The need of each demand.</summary>
    public int[] Needs { get; }

    /// <summary>The step that opens each pair; null where none is needed.</summary>
    public ImprovementOption?[] Opened { get; }

    /// <summary>Which pairs the plan uses.</summary>
    public bool[] Planned { get; }

    // By price, then by pledge: the order in which the steps are given decides only between two of one pledge at one price.
    private int[] CheapestFirst(bool[] fits)
    {
        int[] order = [.. Enumerable.Range(0, all.Count).Where(i => fits[i])];
        Array.Sort(Array.ConvertAll(order, i => ((long)all[i].Improvement.Price << 32) + pledges.Of[i]), order);
        return order;
    }

    private Step[] StepsOf(int[] options)
    {
        var opening = new Step[options.Sum(i => all[i].Opened.Length)];
        var at = 0;
        foreach (var i in options)
        {
            foreach (var need in all[i].Opened)
            {
                opening[at++] = new(need, pledges.Of[i], all[i]);
            }
        }

        return opening;
    }

    private int PairsOf(int need) =>
        state.InFlow[need] ? state.Portfolio.Problem.First[need + 1] - state.Portfolio.Problem.First[need] : 0;

    // First the pairs that there are: the order in which a flow looks at them.
    private void Add(int demand, Pair[] pairs)
    {
        var first = state.Portfolio.Problem.First[Needs[demand]];
        for (var i = first; i < first + PairsOf(Needs[demand]); i++)
        {
            pairs[next] = state.Portfolio.Problem.Pairs[i] with { Demand = demand, Cost = 1, Tie = 1, ChangeCost = 0 };
            Planned[next++] = state.Amounts[i] > 0;
        }
    }

    private void Add(int demand, ArraySegment<int> opened, Pair[] pairs)
    {
        foreach (var i in opened)
        {
            var (need, pledge, option) = steps[i];
            pairs[next] = new Pair(demand, pledge, SlotOf(need, option), 1, 1, -option.Improvement.Price, false);
            Opened[next++] = option;
        }
    }

    // All that serve a need of a flow cover as much of it.
    private int SlotOf(int need, ImprovementOption option) =>
        state.InFlow[need] ? ProblemClass.SlotSizeOf(state.Portfolio.Problem, need) : option.CapacityFor(state.Portfolio.Needs[need]);

    private readonly record struct Step(int Need, int Pledge, ImprovementOption Option);
}
