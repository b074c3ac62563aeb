using CapabilityRegistry.Matching.Solving.Problem;
using static CapabilityRegistry.Matching.Solving.Search.DemandKnapsack;

namespace CapabilityRegistry.Matching.Solving.Search;

/// <summary>Pairs that cover the same, of one contributor if shares are capped.</summary>
/// <param name="Pairs">Indexes of the pairs; one or more.</param>
/// <param name="Steps">What each covers, in steps.</param>
/// <param name="Cap">The most that they cover together, in steps.</param>
/// <param name="Share">Steps of the share cap, if it binds them together with others of the contributor; else 0.</param>
/// <param name="IsLast">Whether they are the last of their contributor.</param>
internal readonly record struct Alike(int[] Pairs, int Steps, int Cap, int Share, bool IsLast);

/// <summary>What each number of pairs of a class costs.</summary>
internal sealed class AlikeCosts
{
    private readonly long[] costs;

    public AlikeCosts(AssignmentProblem problem, Alike alike, long[] prices, int most)
    {
        Order = [.. alike.Pairs.OrderBy(i => !problem.Pairs[i].Pinned).ThenBy(i => prices[i])];
        Fewest = Order.Count(i => problem.Pairs[i].Pinned);
        // More than enough of them only cost more, those without a price aside; one more for the cheapest way that holds an expensive one.
        var enough = alike.Steps == 0 ? 0 : (Math.Min(alike.Cap, most) + alike.Steps - 1) / alike.Steps;
        Most = Math.Min(Order.Length, Math.Max(enough, Order.Count(i => problem.Pairs[i].Pinned || prices[i] < 0)) + 1);
        costs = new long[Most + 1];
        for (var k = 0; k < Most; k++)
        {
            costs[k + 1] = costs[k] + prices[Order[k]];
        }
    }

    /// <summary>The pairs, pinned ones first, then the cheapest first.</summary>
    public int[] Order { get; }

    /// <summary>How many are pinned.</summary>
    public int Fewest { get; }

    /// <summary>How many pairs the cheapest way holds at most.</summary>
    public int Most { get; }

    /// <summary>The cost of the cheapest way to choose so many pairs.</summary>
    public long Of(int count) => costs[count];

    /// <summary>The cost of the cheapest way that holds each pair.</summary>
    /// <param name="others">The least cost of everything else beside each number of these; <see cref="Never"/> where that is not possible.</param>
    /// <param name="prices">Price of each pair of the problem.</param>
    public IEnumerable<(int Pair, long Cost)> CheapestWith(long[] others, long[] prices)
    {
        // [k]: with at least k of the cheapest; with the pair itself in place of the last of at most k.
        var (among, instead) = (new long[Most + 2], new long[Most + 1]);
        (among[^1], instead[0]) = (Never, Never);
        for (var k = Most; k >= 0; k--)
        {
            among[k] = k >= Fewest && others[k] < Never ? Math.Min(among[k + 1], others[k] + costs[k]) : among[k + 1];
        }

        for (var k = 1; k <= Most; k++)
        {
            instead[k] = k > Fewest && others[k] < Never ? Math.Min(instead[k - 1], others[k] + costs[k - 1]) : instead[k - 1];
        }

        for (var p = 0; p < Order.Length; p++)
        {
            var replacing = instead[Math.Min(p, Most)];
            yield return (Order[p], Math.Min(among[Math.Min(p + 1, Most + 1)], replacing < Never ? replacing + prices[Order[p]] : Never));
        }
    }
}
