using CapabilityRegistry.Matching.Planning;
using CapabilityRegistry.Matching.Solving.Problem;

namespace CapabilityRegistry.Matching.WhatIf;

/// <summary>The flows of a plan with the pairs that improvements open, as one problem with only fill and price.</summary>
internal sealed class PricedProblem
{
    private readonly IndexedPlan indexed;
    private readonly IReadOnlyList<ImprovementOption> all;
    private readonly ImprovedSuppliers suppliers;
    private readonly OpenedPair[] opening;
    private int next;

    /// <param name="indexed">The plan.</param>
    /// <param name="all">The improvements.</param>
    /// <param name="suppliers">Their suppliers.</param>
    /// <param name="fits">Which of them take part.</param>
    public PricedProblem(IndexedPlan indexed, IReadOnlyList<ImprovementOption> all, ImprovedSuppliers suppliers, bool[] fits)
    {
        (this.indexed, this.all, this.suppliers) = (indexed, all, suppliers);
        opening = OpenedBy(CheapestFirst(fits));
        var byNeed = new Groups(indexed.Prepared.Needs.Count, Array.ConvertAll(opening, each => each.Need));
        Needs = [.. Enumerable.Range(0, indexed.Prepared.Needs.Count).Where(need => indexed.InFlow[need] || byNeed[need].Count > 0)];
        var pairs = new Pair[Needs.Sum(need => PairsOf(need) + byNeed[need].Count)];
        (Opened, Planned) = (new ImprovementOption?[pairs.Length], new bool[pairs.Length]);
        for (var d = 0; d < Needs.Length; d++)
        {
            Add(d, pairs);
            Add(d, byNeed[Needs[d]], pairs);
        }

        Problem = new AssignmentProblem([.. Needs.Select(need => indexed.Prepared.Problem.Demands[need])], suppliers.All, pairs, []);
    }

    public AssignmentProblem Problem { get; }

    /// <summary>The need of each demand.</summary>
    public int[] Needs { get; }

    /// <summary>The improvement that opens each pair; null for pairs that exist already.</summary>
    public ImprovementOption?[] Opened { get; }

    /// <summary>For each pair, whether the plan uses it.</summary>
    public bool[] Planned { get; }

    // By price, then by supplier: the order in which improvements are given decides only between two of one supplier at one price.
    private int[] CheapestFirst(bool[] fits)
    {
        int[] order = [.. Enumerable.Range(0, all.Count).Where(i => fits[i])];
        Array.Sort(Array.ConvertAll(order, i => ((long)all[i].Improvement.Price << 32) + suppliers.Of[i]), order);
        return order;
    }

    private OpenedPair[] OpenedBy(int[] options)
    {
        var pairs = new OpenedPair[options.Sum(i => all[i].Opened.Length)];
        var at = 0;
        foreach (var i in options)
        {
            foreach (var need in all[i].Opened)
            {
                pairs[at++] = new(need, suppliers.Of[i], all[i]);
            }
        }

        return pairs;
    }

    private int PairsOf(int need) =>
        indexed.InFlow[need] ? indexed.Prepared.Problem.First[need + 1] - indexed.Prepared.Problem.First[need] : 0;

    // Existing pairs before opened ones: flows look at pairs in this order.
    private void Add(int demand, Pair[] pairs)
    {
        var first = indexed.Prepared.Problem.First[Needs[demand]];
        for (var i = first; i < first + PairsOf(Needs[demand]); i++)
        {
            pairs[next] = indexed.Prepared.Problem.Pairs[i] with { Demand = demand, Cost = 1, Tie = 1, ChangeCost = 0 };
            Planned[next++] = indexed.Amounts[i] > 0;
        }
    }

    private void Add(int demand, ArraySegment<int> opened, Pair[] pairs)
    {
        foreach (var i in opened)
        {
            var (need, supplier, option) = opening[i];
            pairs[next] = new Pair(demand, supplier, SeatOf(need, option), 1, 1, -option.Improvement.Price, false);
            Opened[next++] = option;
        }
    }

    // All suppliers of a demand in a flow cover the same amount.
    private int SeatOf(int need, ImprovementOption option) =>
        indexed.InFlow[need] ? ProblemClass.SeatSizeOf(indexed.Prepared.Problem, need) : option.CapacityFor(indexed.Prepared.Needs[need]);

    private readonly record struct OpenedPair(int Need, int Supplier, ImprovementOption Option);
}
