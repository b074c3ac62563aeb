using CapabilityRegistry.Matching.Solving.Problem;

namespace CapabilityRegistry.Matching.Solving.Search;

/// <summary>
/// All ways to fill one demand alone: a knapsack solved by dynamic programming (state: amount covered; inside a contributor with
/// a binding share cap also the amount of that share).
/// </summary>
internal sealed class DemandKnapsack
{
    /// <summary>Upper constraint of steps: quantities are counted in multiples of a step, and no more than the quantity is counted.</summary>
    private const int MostSteps = 2_000;

    /// <summary>Where a share cap would need more states than this, it is left out; the bound is then less tight.</summary>
    private const int MostStates = 20_000;

    private const long Never = long.MaxValue / 4;

    private readonly AssignmentProblem problem;
    private readonly Demand demand;
    private readonly Allowance allowance;
    private readonly Item[] items;
    private readonly int step;
    private readonly int most;
    private readonly int least;
    private readonly bool mayStayEmpty;

    /// <param name="problem">The problem.</param>
    /// <param name="d">The demand.</param>
    /// <param name="excluded">Pairs that may not be chosen.</param>
    /// <param name="least">What every plan of interest fills at least.</param>
    /// <param name="allowance">Time; its end leaves every computation with an exception.</param>
    public DemandKnapsack(AssignmentProblem problem, int d, IReadOnlyList<bool> excluded, long least, Allowance allowance)
    {
        allowance.ThrowIfOver();
        (this.problem, demand, this.allowance) = (problem, problem.Demands[d], allowance);
        Pairs = [.. problem.PairsOf(d).Where(i => !excluded[i] || problem.Pairs[i].Pinned)];
        step = StepOf();
        most = StepsOf(demand.Quantity);
        items = [.. Pairs.GroupBy(problem.ContributorOf).SelectMany(share => ItemsOf([.. share]))];
        mayStayEmpty = least <= 0;
        // Rounded down, so that no possible plan is lost.
        this.least = (int)Math.Max(1, Math.Max(least, demand.MinimumFill) / step);
    }

    public IReadOnlyList<int> Pairs { get; }

    /// <summary>The cost of the cheapest way.</summary>
    /// <param name="prices">Price of each pair of the problem.</param>
    /// <param name="perUnit">The price of a unit filled; 0 or less.</param>
    /// <param name="chosen">Receives the pairs.</param>
    public long Cheapest(long[] prices, long perUnit, List<int> chosen)
    {
        var rest = CostToGo(prices, perUnit);
        var at = 0;
        for (var k = 0; k < items.Length; k++)
        {
            var with = Next(k, at, chosen: true);
            if (prices[items[k].Pair] + rest[k + 1][with] == rest[k][at])
            {
                chosen.Add(items[k].Pair);
                at = with;
            }
            else
            {
                at = Next(k, at, chosen: false);
            }
        }

        return rest[0][0];
    }

    /// <summary>For each pair, by how much the cheapest way that holds it is more expensive than the cheapest of all.</summary>
    public void Slacks(long[] prices, long perUnit, Int128[] slack)
    {
        var rest = CostToGo(prices, perUnit);
        long[] before = [0, .. Enumerable.Repeat(Never, States(0) - 1)];
        for (var k = 0; k < items.Length; k++)
        {
            allowance.ThrowIfOver();
            var next = new long[States(k + 1)];
            Array.Fill(next, Never);
            slack[items[k].Pair] = Step(k, before, next, rest[k + 1], prices[items[k].Pair]) - rest[0][0];
            before = next;
        }
    }

    /// <summary>How much of the demand these pairs cover.</summary>
    public int Fill(IEnumerable<int> chosen) => (int)Math.Min(demand.Quantity, chosen
        .GroupBy(problem.ContributorOf, i => (long)problem.Pairs[i].Capacity).Sum(share => Math.Min(demand.RoomOf(share.Key), share.Sum())));

    // The cost of the cheapest way with the item; fills the states after the item.
    private long Step(int k, long[] before, long[] next, long[] rest, long price)
    {
        var cheapest = Never;
        for (var at = 0; at < before.Length; at++)
        {
            if (before[at] < Never)
            {
                var with = Next(k, at, chosen: true);
                cheapest = Math.Min(cheapest, before[at] + price + rest[with]);
                Improve(next, with, before[at] + price);
                Improve(next, Next(k, at, chosen: false), items[k].Forced ? Never : before[at]);
            }
        }

        return cheapest;
    }

    private static void Improve(long[] values, int at, long value) => values[at] = Math.Min(values[at], value);

    // [k][state]: the least that the items from k on cost.
    private long[][] CostToGo(long[] prices, long perUnit)
    {
        var rest = new long[items.Length + 1][];
        rest[^1] = [.. Enumerable.Range(0, most + 1).Select(at =>
            (at == 0 ? mayStayEmpty : at >= least) ? perUnit * Math.Min(demand.Quantity, (long)at * step) : Never)];
        for (var k = items.Length - 1; k >= 0; k--)
        {
            allowance.ThrowIfOver();
            var (here, after, price) = (new long[States(k)], rest[k + 1], prices[items[k].Pair]);
            for (var at = 0; at < here.Length; at++)
            {
                var without = items[k].Forced ? Never : after[Next(k, at, chosen: false)];
                here[at] = Math.Min(without, price + after[Next(k, at, chosen: true)]);
            }

            rest[k] = here;
        }

        return rest;
    }

    // A state before an item: what the contributors before it cover · (steps of the share + 1) + what its own covers so far.
    private int States(int k) => (most + 1) * (ShareOf(k) + 1);

    private int ShareOf(int k) => k < items.Length ? items[k].Share : 0;

    private int Next(int k, int state, bool chosen)
    {
        ref readonly var item = ref items[k];
        if (item.Share == 0)
        {
            return Math.Min(most, state + (chosen ? item.Steps : 0)) * (ShareOf(k + 1) + 1);
        }

        var (all, own) = Math.DivRem(state, item.Share + 1);
        own = Math.Min(item.Share, own + (chosen ? item.Steps : 0));
        return item.IsLast ? Math.Min(most, all + own) * (ShareOf(k + 1) + 1) : (all * (item.Share + 1)) + own;
    }

    private IEnumerable<Item> ItemsOf(int[] share)
    {
        var room = demand.RoomOf(problem.ContributorOf(share[0]));
        var cap = StepsOf(room);
        var binds = share.Length > 1 && share.Sum(i => (long)problem.Pairs[i].Capacity) > room && (most + 1L) * (cap + 1) <= MostStates;
        return share.Select((i, at) => new Item(
            i, Math.Min(cap, StepsOf(problem.Pairs[i].Capacity)), binds ? cap : 0, at == share.Length - 1, problem.Pairs[i].Pinned));
    }

    private int StepsOf(int amount) => (amount + step - 1) / step;

    private int StepOf()
    {
        var common = Pairs.Select(i => problem.Pairs[i].Capacity).Append(demand.ShareCap).Concat(demand.Rooms.Values).Aggregate(demand.Quantity, Common);
        return demand.Quantity / common <= MostSteps ? common : (demand.Quantity + MostSteps - 1) / MostSteps;
    }

    private static int Common(int one, int other) => other == 0 ? one : Common(other, one % other);

    /// <param name="Pair">Index of the pair.</param>
    /// <param name="Steps">What it covers, in steps.</param>
    /// <param name="Share">Steps of the share cap, if it binds the suppliers of the contributor; else 0.</param>
    /// <param name="IsLast">Whether it is the last of its contributor.</param>
    /// <param name="Forced">Whether the pair is pinned.</param>
    private readonly record struct Item(int Pair, int Steps, int Share, bool IsLast, bool Forced);
}
