using CapabilityRegistry.Matching.Solving.Problem;

namespace CapabilityRegistry.Matching.Solving.Search;

/// <summary>
/// Searches all plans that lose little against a Lagrangian bound. Such a plan fills every demand in a way whose own slack is no more than that, so
/// these ways are listed, and one of each demand is chosen (set partitioning by column enumeration: Baldacci, Christofides and Mingozzi 2008):
/// depth first, by which demand a supplier serves. At each node the prices are improved for the ways that are left, by a few steps along averaged
/// subgradients (Held and Karp 1971; Crowder 1976), and ways that are then too dear are left out. The steps are computed in floating point,
/// prices and bounds in integers, and any prices bound.
/// </summary>
internal sealed class NearSearch
{
    /// <summary>The most steps at a node.</summary>
    private const int Steps = 20;

    /// <summary>The part of the way to the target that the first step goes.</summary>
    private const double FirstStep = 0.35;

    /// <summary>How much shorter steps become when some have brought nothing, and below which part they end.</summary>
    private const double Shorter = 0.5;

    private const double LastStep = 0.05;

    /// <summary>After so many steps that bring nothing they become shorter. What brings less than this part of what is missing counts as nothing.</summary>
    private const int Patience = 4;

    private const int LeastPart = 200;

    /// <summary>The weight of the direction before in the next one.</summary>
    private const double Momentum = 0.7;

    /// <summary>No price is beyond it, so that no sum overflows.</summary>
    private const long MostPrice = 1L << 46;

    private readonly LagrangianBound bound;
    private readonly Allowance allowance;
    private readonly WayTable table;
    private readonly long[][] unpriced;
    private readonly long mostWork;
    private Int128 room;

    /// <param name="bound">The bound.</param>
    /// <param name="ways">The ways to fill each demand that lose no more.</param>
    /// <param name="loss">The most that a plan may lose against the bound, in 1 / scale.</param>
    /// <param name="mostWork">The <see cref="Work"/> after which it gives up.</param>
    /// <param name="allowance">Time; its end leaves the search with an exception.</param>
    public NearSearch(LagrangianBound bound, List<(int[] Pairs, long Slack)>[] ways, Int128 loss, long mostWork, Allowance allowance)
    {
        (this.bound, this.allowance, this.mostWork, room, table) = (bound, allowance, mostWork, loss, new WayTable(bound, ways, allowance));
        unpriced = [.. table.Slack.Zip(table.Uses, (slack, uses) => slack.Zip(uses, (of, rows) => of - rows.Sum(row => table.Rows[row].Price)).ToArray())];
    }

    /// <summary>The pairs of the best plan found; null when there is none.</summary>
    public int[]? Best { get; private set; }

    /// <summary>What it has done: about how many machine words of ways were read.</summary>
    public long Work { get; private set; }

    /// <summary>Whether all plans were seen, or excluded.</summary>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    /// <exception cref="LimitReachedException">The time is over; <see cref="Best"/> stays.</exception>
    public bool Ends() => Array.Exists(table.All, of => of.Length == 0) || Extend(table.All, [.. table.Rows.Select(row => row.Price)]);

    // All plans of these ways. The prices are those of the node before.
    private bool Extend(int[][] lists, long[] start)
    {
        allowance.ThrowIfOver();
        if (Work > mostWork)
        {
            return false;
        }

        if (!FitsSums(lists) || Priced(lists, start) is not { } prices || Cheap(lists, prices) is not { } left)
        {
            return true;
        }

        if (Array.TrueForAll(left, of => of.Length == 1))
        {
            Keep(Array.ConvertAll(left, of => of[0]));
            return true;
        }

        foreach (var branch in Branches(left, prices))
        {
            if (!Extend(branch, prices))
            {
                return false;
            }
        }

        return true;
    }

    // Better prices for these ways; null where no plan of them is of interest.
    private long[]? Priced(int[][] lists, long[] start)
    {
        var (prices, best, most) = ((long[])start.Clone(), start, Int128.MinValue);
        var (chosen, usage, direction) = (new int[lists.Length], new int[prices.Length], new double[prices.Length]);
        var (length, idle) = (FirstStep, 0);
        for (var step = 0; step < Steps && length > LastStep; step++)
        {
            var least = LeastAt(prices, lists, chosen, usage);
            if (IsPlan(usage))
            {
                Keep(chosen);
            }

            if (least > room)
            {
                return null;
            }

            idle = most > Int128.MinValue && least - most < (room - Int128.Max(least, most)) / LeastPart ? idle + 1 : 0;
            (best, most) = least > most ? ((long[])prices.Clone(), least) : (best, most);
            if (idle > Patience)
            {
                (length, idle, prices) = (length * Shorter, 0, (long[])best.Clone());
            }

            if (!Turn(direction, prices, usage, step == 0 ? 0 : Momentum))
            {
                break;
            }

            var norm = direction.Sum(part => part * part);
            for (var row = 0; row < prices.Length && norm > 0; row++)
            {
                var price = prices[row] + (length * (double)(room - least) / norm * direction[row]);
                prices[row] = direction[row] == 0 ? prices[row] : (long)Math.Clamp(price, table.Rows[row].IsEquation ? -MostPrice : 0, MostPrice);
            }
        }

        return best;
    }

    // The least that a plan of these ways loses against the bound, by the cheapest way of each demand, which are the chosen.
    private Int128 LeastAt(long[] prices, int[][] lists, int[] chosen, int[] usage)
    {
        Array.Clear(usage);
        Int128 least = 0;
        for (var d = 0; d < lists.Length; d++)
        {
            var (cheapest, cost) = (-1, long.MaxValue);
            foreach (var way in lists[d])
            {
                var of = CostOf(d, way, prices);
                (cheapest, cost) = of < cost ? (way, of) : (cheapest, cost);
            }

            Work += (long)lists[d].Length * table.Size[d];
            (chosen[d], least) = (cheapest, least + cost);
            foreach (var row in table.Uses[d][cheapest])
            {
                usage[row]++;
            }
        }

        return least - Added(prices);
    }

    private long CostOf(int d, int way, long[] prices)
    {
        var cost = unpriced[d][way];
        foreach (var row in table.Uses[d][way])
        {
            cost += prices[row];
        }

        return cost;
    }

    private Int128 Added(long[] prices)
    {
        Int128 added = 0;
        for (var row = 0; row < prices.Length; row++)
        {
            added += prices[row] - table.Rows[row].Price;
        }

        return added;
    }

    // Towards the constraints that are broken; false where none is that a price could mend.
    private bool Turn(double[] direction, long[] prices, int[] usage, double momentum)
    {
        var any = false;
        for (var row = 0; row < direction.Length; row++)
        {
            var broken = !table.Rows[row].MayChange || (usage[row] == 0 && prices[row] == 0 && !table.Rows[row].IsEquation) ? 0 : usage[row] - 1;
            direction[row] = (momentum * direction[row]) + ((1 - momentum) * broken);
            any |= broken != 0;
        }

        return any;
    }

    private bool IsPlan(int[] usage)
    {
        for (var row = 0; row < usage.Length; row++)
        {
            if (usage[row] > 1 || (usage[row] == 0 && table.Rows[row].IsEquation))
            {
                return false;
            }
        }

        return true;
    }

    private void Keep(int[] chosen)
    {
        var loss = (chosen.Select((way, d) => (Int128)table.Loss[d][way]).Aggregate((Int128)0, (sum, each) => sum + each) * bound.Scale) - bound.Exact;
        if (loss <= room && table.Most.Index().All(k => chosen.Select((way, d) => table.Sums[d][way][k.Index]).Sum() <= k.Item))
        {
            room = loss - 1;
            Best = [.. chosen.SelectMany((way, d) => table.Pairs[d][way])];
        }
    }

    private bool FitsSums(int[][] lists)
    {
        for (var k = 0; k < table.Most.Length; k++)
        {
            Int128 least = 0;
            for (var d = 0; d < lists.Length; d++)
            {
                least += lists[d].Min(way => table.Sums[d][way][k]);
                Work += lists[d].Length;
            }

            if (least > table.Most[k])
            {
                return false;
            }
        }

        return true;
    }

    // The ways that are not too dear at these prices, and that go with those that are without an alternative; null where a demand has none.
    private int[][]? Cheap(int[][] lists, long[] prices)
    {
        var costs = lists.Select((of, d) => CostsOf(d, of, prices)).ToArray();
        var loss = costs.Aggregate(room + Added(prices), (left, of) => left - of.Min());
        if (loss < 0)
        {
            return null;
        }

        var left = lists.Select((of, d) => UpTo(of, costs[d], (long)Int128.Min(long.MaxValue, costs[d].Min() + loss))).ToArray();

        for (var settled = -1; settled < left.Count(of => of.Length == 1);)
        {
            settled = left.Count(of => of.Length == 1);
            if (BesideSettled(left) is not { } beside || Array.Exists(beside, of => of.Length == 0))
            {
                return null;
            }

            left = beside;
        }

        return left;
    }

    private long[] CostsOf(int d, int[] ways, long[] prices)
    {
        var costs = new long[ways.Length];
        for (var i = 0; i < ways.Length; i++)
        {
            costs[i] = CostOf(d, ways[i], prices);
        }

        return costs;
    }

    private static int[] UpTo(int[] ways, long[] costs, long most)
    {
        var (kept, count) = (new int[ways.Length], 0);
        for (var i = 0; i < ways.Length; i++)
        {
            kept[count] = ways[i];
            count += costs[i] <= most ? 1 : 0;
        }

        return count == ways.Length ? ways : kept[..count];
    }

    // Null where two demands without an alternative meet.
    private int[][]? BesideSettled(int[][] lists)
    {
        var taken = new ulong[(table.Rows.Length + 63) / 64];
        foreach (var (d, of) in lists.Index().Where(of => of.Item.Length == 1))
        {
            var bits = table.Bits[d][of[0]];
            if (Meet(taken, bits))
            {
                return null;
            }

            for (var i = 0; i < bits.Length; i++)
            {
                taken[i] |= bits[i];
            }
        }

        return [.. lists.Select((of, d) => of.Length == 1 ? of : Array.FindAll(of, way => !Meet(taken, table.Bits[d][way])))];
    }

    // Plans by the demand that uses a row, the row that the fewest could use; where no row is open, by the way of a demand.
    private IEnumerable<int[][]> Branches(int[][] lists, long[] prices)
    {
        var (demands, ways, users) = (new int[table.Rows.Length], new int[table.Rows.Length], new int[table.Rows.Length]);
        for (var d = 0; d < lists.Length; d++)
        {
            foreach (var way in lists[d])
            {
                foreach (var row in table.Uses[d][way])
                {
                    demands[row] += ways[row] == 0 || users[row] != d ? 1 : 0;
                    (users[row], ways[row]) = (d, ways[row] + 1);
                }
            }
        }

        if (table.Rows.Index().Any(row => row.Item.IsEquation && ways[row.Index] == 0))
        {
            return [];
        }

        var open = Enumerable.Range(0, demands.Length).Where(row => demands[row] > 1 || (demands[row] == 1 && ways[row] < lists[users[row]].Length)).ToList();
        if (open.Count == 0)
        {
            var next = Enumerable.Range(0, lists.Length).Where(d => lists[d].Length > 1).MinBy(d => lists[d].Length);
            return lists[next].OrderBy(way => CostOf(next, way, prices)).Select(way => With(lists, next, [way]));
        }

        var forced = open.Where(row => demands[row] == 1 && table.Rows[row].IsEquation).ToLookup(row => users[row]);
        if (forced.Count > 0)
        {
            int[][] one = [.. lists.Select((of, d) => forced.Contains(d) ? Array.FindAll(of, way => forced[d].All(row => Uses(d, way, row))) : of)];
            return Array.TrueForAll(one, of => of.Length > 0) ? [one] : [];
        }

        var by = open.MinBy(row => (demands[row] + (table.Rows[row].IsEquation ? 0 : 1), ways[row]));
        var beside = lists.Select((of, d) => Array.FindAll(of, way => !Uses(d, way, by))).ToArray();
        var with = Enumerable.Range(0, lists.Length).Where(d => beside[d].Length < lists[d].Length)
            .Select(d => (Demand: d, Ways: Array.FindAll(lists[d], way => Uses(d, way, by))))
            .OrderBy(of => of.Ways.Min(way => CostOf(of.Demand, way, prices)) - lists[of.Demand].Min(way => CostOf(of.Demand, way, prices)))
            .Select(of => With(beside, of.Demand, of.Ways));
        return (table.Rows[by].IsEquation ? with : with.Append(beside)).Where(of => Array.TrueForAll(of, list => list.Length > 0));
    }

    private bool Uses(int d, int way, int row) => (table.Bits[d][way][row / 64] & (1UL << (row % 64))) != 0;

    private static int[][] With(int[][] lists, int d, int[] ways)
    {
        var with = (int[][])lists.Clone();
        with[d] = ways;
        return with;
    }

    private static bool Meet(ulong[] one, ulong[] other)
    {
        for (var i = 0; i < one.Length; i++)
        {
            if ((one[i] & other[i]) != 0)
            {
                return true;
            }
        }

        return false;
    }
}
