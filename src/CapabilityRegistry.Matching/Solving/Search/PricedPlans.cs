using CapabilityRegistry.Matching.Solving.Problem;

namespace CapabilityRegistry.Matching.Solving.Search;

/// <summary>
/// Plans at the prices of a Lagrangian relaxation: one demand after the other takes the cheapest way that the suppliers which are left
/// allow. Prices are varied from attempt to attempt, the same in every run. A plan of this kind often reaches the bound, which proves it.
/// </summary>
/// <param name="problem">The problem.</param>
/// <param name="bound">The bound with its prices.</param>
/// <param name="fills">Whether the stage fills demands.</param>
/// <param name="excluded">Pairs that no plan of interest holds.</param>
/// <param name="allowance">Its end leaves every attempt with an exception.</param>
internal sealed class PricedPlans(AssignmentProblem problem, LagrangianBound bound, bool fills, IReadOnlyList<bool> excluded, Allowance allowance)
{
    private readonly ILookup<int, int> pairsOf = Enumerable.Range(0, problem.Pairs.Length).ToLookup(i => problem.Pairs[i].Supplier);

    /// <summary>A plan that obeys every rule and keeps what the stages before have reached; null when the attempt leads to none.</summary>
    /// <returns>What each pair covers.</returns>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    /// <exception cref="LimitReachedException">The time is over.</exception>
    public int[]? Attempt(int attempt)
    {
        var packs = !fills && attempt % 2 == 1;
        var (prices, fillPrices) = packs ? PackingPrices(attempt) : VariedPrices(attempt);
        var taken = packs ? WithoutIdle() : [.. excluded];
        foreach (var i in Enumerable.Range(0, problem.Pairs.Length).Where(i => problem.Pairs[i].Pinned))
        {
            Take(i, taken);
        }

        var chosen = new bool[problem.Pairs.Length];
        foreach (var d in Order(attempt))
        {
            var way = new List<int>();
            if (new DemandKnapsack(problem, d, taken, bound.Relaxed.LeastFills[d], allowance).Cheapest(prices, fillPrices[d], way) >= DemandKnapsack.Never)
            {
                return null;
            }

            foreach (var i in way)
            {
                chosen[i] = true;
                Take(i, taken);
            }
        }

        var amounts = problem.Amounts(chosen);
        return bound.Relaxed.IsPossible(chosen) && problem.FillsWholeBundles(amounts) ? amounts : null;
    }

    // Of one priority, what counts most for each unit first, or the largest.
    private IEnumerable<int> Order(int attempt) => Enumerable.Range(0, problem.Demands.Count).OrderBy(d => problem.Demands[d].Priority)
        .ThenByDescending(d => attempt / 4 % 2 == 0 ? problem.Demands[d].Value : problem.Demands[d].Quantity);

    private void Take(int pair, bool[] taken)
    {
        foreach (var other in pairsOf[problem.Pairs[pair].Supplier])
        {
            taken[other] |= problem.Overlap(problem.Pairs[pair], problem.Pairs[other]);
        }
    }

    // At its exact price a demand is indifferent to being filled; a little cheaper, it takes what is left.
    private (long[] Prices, FillWeight[] Fills) VariedPrices(int attempt)
    {
        var (prices, fillPrices) = bound.Relaxed.PricesAt(bound.Multipliers);
        for (var i = 0; i < prices.Length; i++)
        {
            prices[i] = Varied(fills ? prices[i] / 8 * (7 - (attempt % 4)) : prices[i], i, attempt);
        }

        return (prices, fillPrices);
    }

    // What covers more than is asked for is lost, whatever it costs: only then do the suppliers that serve suffice.
    private (long[] Prices, FillWeight[] Fills) PackingPrices(int attempt) =>
        ([.. bound.Relaxed.Losses.Select((loss, i) => Varied(loss, i, attempt) + (bound.Relaxed.Largest * problem.Pairs[i].Capacity))],
            [.. problem.Demands.Select(_ => new FillWeight(-2 * bound.Relaxed.Largest))]);

    private bool[] WithoutIdle()
    {
        var (taken, serving) = (excluded.ToArray(), bound.Relaxed.ServingAt(bound.Multipliers));
        foreach (var supplier in Enumerable.Range(0, bound.Relaxed.Supplied).Except(serving))
        {
            Array.ForEach(bound.Relaxed.Couplings[supplier].Terms, term => taken[term.Pair] = true);
        }

        return taken;
    }

    // Up to a sixteenth more, by a multiplicative hash (Knuth) of the pair and the attempt; the first attempt takes prices as they are.
    private static long Varied(long price, int pair, int attempt) => attempt < 2 ? price :
        price + (long)((Int128)price * (long)((((ulong)pair * 1_000_003) + (ulong)attempt) * 0x9E37_79B9_7F4A_7C15 >> 54) / (16 << 10));
}
