using CapabilityRegistry.Matching.Solving.Problem;

namespace CapabilityRegistry.Matching.Solving.Search;

/// <summary>Lists the ways to fill one demand that cost little more than the cheapest: class by class, as long as the cheapest rest leaves room.</summary>
internal sealed class NearWays
{
    /// <summary>After how many steps the time is looked at.</summary>
    private const int StepsAtOnce = 1_024;

    private readonly DemandKnapsack knapsack;
    private readonly Allowance allowance;
    private readonly long[] prices;
    private readonly AlikeCosts[] costs;
    private readonly long[][] rest;
    private readonly long[][] sums;
    private readonly List<(int[] Pairs, long Slack)> found = [];
    private readonly List<int> way = [];
    private long limit;
    private int most;
    private int steps;

    public NearWays(DemandKnapsack knapsack, long[] prices, FillWeight filling, Allowance allowance)
    {
        (this.knapsack, this.prices, this.allowance, costs) = (knapsack, prices, allowance, knapsack.CostsAt(prices));
        rest = knapsack.CostToGo(costs, filling);
        sums = Array.ConvertAll(costs, SumsOf);
    }

    /// <inheritdoc cref="DemandKnapsack.WaysWithin"/>
    public List<(int[] Pairs, long Slack)>? Within(Int128 above, int atMost)
    {
        (limit, most) = ((long)Int128.Min(DemandKnapsack.Never - 1, rest[0][0] + above), atMost);
        if (rest[0][0] < DemandKnapsack.Never)
        {
            Extend(0, 0, 0);
        }

        return found.Count > most ? null : found;
    }

    // The cost of the first k pairs of a class.
    private long[] SumsOf(AlikeCosts of)
    {
        var sum = new long[of.Order.Length + 1];
        for (var k = 0; k < of.Order.Length; k++)
        {
            sum[k + 1] = sum[k] + prices[of.Order[k]];
        }

        return sum;
    }

    private void Extend(int c, int at, long cost)
    {
        if (steps++ % StepsAtOnce == 0)
        {
            allowance.ThrowIfOver();
        }

        if (c == costs.Length)
        {
            if (knapsack.IsPossible(way))
            {
                found.Add(([.. way.Order()], cost + rest[c][at] - rest[0][0]));
            }

            return;
        }

        for (var count = costs[c].Fewest; count <= costs[c].Order.Length; count++)
        {
            var after = knapsack.Next(c, at, count);
            if (rest[c + 1][after] < DemandKnapsack.Never && cost + sums[c][count] + rest[c + 1][after] <= limit)
            {
                Choose(c, 0, count, cost, after);
            }
        }
    }

    // So many more of the pairs of a class from one of them on; pinned ones come first, and are all taken.
    private void Choose(int c, int from, int left, long cost, int after)
    {
        if (left == 0)
        {
            Extend(c + 1, after, cost);
            return;
        }

        var last = from < costs[c].Fewest ? from : costs[c].Order.Length - left;
        for (var i = from; i <= last && found.Count <= most && cost + sums[c][i + left] - sums[c][i] + rest[c + 1][after] <= limit; i++)
        {
            way.Add(costs[c].Order[i]);
            Choose(c, i + 1, left - 1, cost + prices[costs[c].Order[i]], after);
            way.RemoveAt(way.Count - 1);
        }
    }
}
