namespace CapabilityRegistry.Matching.Solving;

/// <summary>
/// The combinatorial question, free of the domain and of any solver: choose pairs so that no pledge serves two
/// overlapping demands. Pairs are ordered by demand and, within a demand, best first.
/// </summary>
internal sealed record Model(IReadOnlyList<Demand> Demands, IReadOnlyList<Pair> Pairs)
{
    /// <summary>
    /// What each chosen pair covers when the best cover first. A chosen pair that finds its demand already filled covers
    /// 0: it is idle, and dropping it changes no fill.
    /// </summary>
    public int[] Amounts(IReadOnlyList<bool> chosen)
    {
        var missing = Demands.Select(demand => demand.Quantity).ToArray();
        var amounts = new int[Pairs.Count];
        for (var i = 0; i < amounts.Length; i++)
        {
            var pair = Pairs[i];
            amounts[i] = chosen[i] ? Math.Min(pair.Capacity, missing[pair.Demand]) : 0;
            missing[pair.Demand] -= amounts[i];
        }

        return amounts;
    }
}

/// <param name="Quantity">How much is asked for.</param>
/// <param name="Priority">0 is highest.</param>
/// <param name="Start">First day.</param>
/// <param name="End">First day after.</param>
internal sealed record Demand(int Quantity, int Priority, DateOnly Start, DateOnly End);

/// <param name="Demand">Index of the demand.</param>
/// <param name="Pledge">Number of the pledge.</param>
/// <param name="Capacity">What the pledge covers of the demand, all or nothing.</param>
/// <param name="Cost">Quality lost by using the pair; 1 or more, so that an idle pair is never worth choosing.</param>
/// <param name="Tie">Decides between plans that are equal in all else; 1 or more.</param>
internal sealed record Pair(int Demand, int Pledge, int Capacity, int Cost, long Tie);

/// <param name="Stages">One for each goal, in order.</param>
/// <param name="Amounts">What each pair of the model covers; 0 when it is not chosen.</param>
internal sealed record Solution(IReadOnlyList<Stage> Stages, IReadOnlyList<int> Amounts);
