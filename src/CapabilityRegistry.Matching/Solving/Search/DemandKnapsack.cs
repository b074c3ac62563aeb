using CapabilityRegistry.Matching.Solving.Problem;

namespace CapabilityRegistry.Matching.Solving.Search;

/// <summary>
/// All ways to fill one demand alone: a knapsack solved by dynamic programming (state: amount covered; inside a contributor with
/// a binding share cap also the amount of that share). Suppliers that cover the same differ in nothing but their price: of any number of
/// them the cheapest serve, so only the number is decided.
/// </summary>
internal sealed class DemandKnapsack
{
    /// <summary>
    /// Quantities are counted in multiples of a step, and no more than the quantity is counted, in this many steps at least if it takes so many.
    /// </summary>
    private const int FewestSteps = 2_000;

    /// <summary>The most steps in which a quantity is counted.</summary>
    private const int MostSteps = 20_000;

    /// <summary>More steps than the fewest are counted while all states together are no more than this: 32 MB.</summary>
    private const int MostInAll = 4_000_000;

    /// <summary>Where a share cap would need more states than this, it is left out; the bound is then less tight.</summary>
    private const int MostStates = 20_000;

    /// <summary>After how many states the time is looked at.</summary>
    private const int StatesAtOnce = 256;

    /// <summary>The cost of what is not possible; sums of a few do not overflow.</summary>
    internal const long Never = long.MaxValue / 4;

    private readonly AssignmentProblem problem;
    private readonly Demand demand;
    private readonly Allowance allowance;
    private readonly Alike[] classes;
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
        // Without a cap all are of one share, which never binds.
        var shares = Pairs.GroupBy(i => demand.IsCapped ? problem.ContributorOf(i) : 0)
            .Select(share => share.GroupBy(i => problem.Pairs[i].Capacity).Select(alike => alike.ToArray()).ToArray()).ToList();
        step = StepOf(shares.Sum(share => share.Length));
        most = StepsOf(demand.Quantity);
        classes = [.. shares.SelectMany(ClassesOf)];
        mayStayEmpty = least <= 0;
        // Rounded down, so that no possible plan is lost.
        this.least = (int)Math.Max(1, Math.Max(least, demand.MinimumFill) / step);
    }

    public IReadOnlyList<int> Pairs { get; }

    /// <summary>The cost of the cheapest way.</summary>
    /// <param name="prices">Price of each pair of the problem.</param>
    /// <param name="filling">The price of what is filled; 0 or less.</param>
    /// <param name="chosen">Receives the pairs, in order.</param>
    public long Cheapest(long[] prices, FillWeight filling, List<int> chosen)
    {
        var costs = CostsAt(prices);
        var rest = CostToGo(costs, filling);
        var at = 0;
        for (var c = 0; c < classes.Length && rest[0][0] < Never; c++)
        {
            var count = costs[c].Fewest;
            while (costs[c].Of(count) + rest[c + 1][Next(c, at, count)] != rest[c][at])
            {
                count++;
            }

            chosen.AddRange(costs[c].Order[..count]);
            at = Next(c, at, count);
        }

        chosen.Sort();
        return rest[0][0];
    }

    /// <summary>For each pair, by how much the cheapest way that holds it is more expensive than the cheapest of all.</summary>
    public void Slacks(long[] prices, FillWeight filling, Int128[] slack)
    {
        var costs = CostsAt(prices);
        var rest = CostToGo(costs, filling);
        long[] before = [0, .. Enumerable.Repeat(Never, States(0) - 1)];
        for (var c = 0; c < classes.Length; c++)
        {
            var next = new long[States(c + 1)];
            Array.Fill(next, Never);
            var others = Others(c, costs[c], before, next, rest[c + 1]);
            foreach (var (pair, cheapest) in costs[c].CheapestWith(others, prices))
            {
                slack[pair] = cheapest - rest[0][0];
            }

            before = next;
        }
    }

    /// <summary>All ways that are no more than so much more expensive than the cheapest, with how much that is.</summary>
    /// <param name="prices">Price of each pair of the problem.</param>
    /// <param name="filling">The price of what is filled; 0 or less.</param>
    /// <param name="above">How much more.</param>
    /// <param name="most">The most ways to list.</param>
    /// <returns>The pairs of each way in order; null where there are more ways.</returns>
    public List<(int[] Pairs, long Slack)>? WaysWithin(long[] prices, FillWeight filling, Int128 above, int most) =>
        new NearWays(this, prices, filling, allowance).Within(above, most);

    /// <summary>Whether a plan may hold these pairs, as far as this demand is concerned: steps may have been rounded.</summary>
    public bool IsPossible(IReadOnlyCollection<int> way) => way.Count == 0
        || (way.Count <= demand.Quantity && Fill(way) >= demand.MinimumFill
            && (!demand.IsCapped || way.GroupBy(problem.ContributorOf).All(share => share.Count() <= demand.RoomOf(share.Key))));

    /// <summary>How much of the demand these pairs cover.</summary>
    public int Fill(IEnumerable<int> chosen) => (int)Math.Min(demand.Quantity, chosen
        .GroupBy(problem.ContributorOf, i => (long)problem.Pairs[i].Capacity).Sum(share => Math.Min(demand.RoomOf(share.Key), share.Sum())));

    // [count]: the least that all other classes cost beside so many of this one; fills the states after the class.
    private long[] Others(int c, AlikeCosts costs, long[] before, long[] next, long[] rest)
    {
        var others = new long[costs.Most + 1];
        Array.Fill(others, Never);
        for (var at = 0; at < before.Length; at++)
        {
            LookAtTime(at);
            for (var count = costs.Fewest; count <= costs.Most && before[at] < Never; count++)
            {
                var after = Next(c, at, count);
                next[after] = Math.Min(next[after], before[at] + costs.Of(count));
                others[count] = rest[after] < Never ? Math.Min(others[count], before[at] + rest[after]) : others[count];
            }
        }

        return others;
    }

    /// <summary>For each class and each amount that is filled before it: the least that this class and those after it can cost.</summary>
    internal long[][] CostToGo(AlikeCosts[] costs, FillWeight filling)
    {
        var rest = new long[classes.Length + 1][];
        rest[^1] = [.. Enumerable.Range(0, most + 1).Select(at =>
            (at == 0 ? mayStayEmpty : at >= least) ? filling.Times(demand, Math.Min(demand.Quantity, (long)at * step)) : Never)];
        for (var c = classes.Length - 1; c >= 0; c--)
        {
            var (here, after) = (new long[States(c)], rest[c + 1]);
            Array.Fill(here, Never);
            rest[c] = here;
            if (classes[c].Share == 0 && ShareOf(c + 1) == 0)
            {
                FillPlain(c, costs[c], here, after);
                continue;
            }

            for (var at = 0; at < here.Length; at++)
            {
                LookAtTime(at);
                for (var count = costs[c].Fewest; count <= costs[c].Most; count++)
                {
                    var cost = after[Next(c, at, count)];
                    here[at] = cost < Never ? Math.Min(here[at], cost + costs[c].Of(count)) : here[at];
                }
            }
        }

        return rest;
    }

    // Without a binding share a state is the amount, so that the one after so many pairs is a sum.
    private void FillPlain(int c, AlikeCosts costs, long[] here, long[] after)
    {
        var alike = classes[c];
        for (var count = costs.Fewest; count <= costs.Most; count++)
        {
            allowance.ThrowIfOver();
            var (cost, covered) = (costs.Of(count), (int)Math.Min(alike.Cap, (long)count * alike.Steps));
            for (var at = 0; at < here.Length; at++)
            {
                var rest = after[Math.Min(most, at + covered)];
                here[at] = rest < Never ? Math.Min(here[at], rest + cost) : here[at];
            }
        }
    }

    private void LookAtTime(int at)
    {
        if (at % StatesAtOnce == 0)
        {
            allowance.ThrowIfOver();
        }
    }

    internal AlikeCosts[] CostsAt(long[] prices) => Array.ConvertAll(classes, alike => new AlikeCosts(problem, alike, prices, most));

    // A state before a class: what the contributors before it cover · (steps of the share + 1) + what its own covers so far.
    private int States(int c) => (most + 1) * (ShareOf(c) + 1);

    private int ShareOf(int c) => c < classes.Length ? classes[c].Share : 0;

    /// <summary>The state after so many pairs of a class.</summary>
    internal int Next(int c, int state, int count)
    {
        ref readonly var alike = ref classes[c];
        var covered = (int)Math.Min(alike.Cap, (long)count * alike.Steps);
        if (alike.Share == 0)
        {
            return Math.Min(most, state + covered) * (ShareOf(c + 1) + 1);
        }

        var (all, own) = Math.DivRem(state, alike.Share + 1);
        own = Math.Min(alike.Share, own + covered);
        return alike.IsLast ? Math.Min(most, all + own) * (ShareOf(c + 1) + 1) : (all * (alike.Share + 1)) + own;
    }

    private IEnumerable<Alike> ClassesOf(int[][] share)
    {
        var room = demand.IsCapped ? demand.RoomOf(problem.ContributorOf(share[0][0])) : demand.Quantity;
        var cap = StepsOf(room);
        var binds = demand.IsCapped && share.Length > 1 && share.Sum(alike => alike.Sum(i => (long)problem.Pairs[i].Capacity)) > room
            && (most + 1L) * (cap + 1) <= MostStates;
        return share.Select((alike, at) => new Alike(
            alike, Math.Min(cap, StepsOf(problem.Pairs[alike[0]].Capacity)), cap, binds ? cap : 0, at == share.Length - 1));
    }

    private int StepsOf(int amount) => (amount + step - 1) / step;

    private int StepOf(int count)
    {
        var common = Pairs.Select(i => problem.Pairs[i].Capacity).Append(demand.ShareCap).Concat(demand.Rooms.Values).Aggregate(demand.Quantity, Common);
        var steps = Math.Clamp(MostInAll / (count + 1), FewestSteps, MostSteps);
        return demand.Quantity / common <= steps ? common : (demand.Quantity + steps - 1) / steps;
    }

    private static int Common(int one, int other) => other == 0 ? one : Common(other, one % other);
}
