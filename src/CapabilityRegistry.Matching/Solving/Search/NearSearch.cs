using CapabilityRegistry.Matching.Solving.Problem;

namespace CapabilityRegistry.Matching.Solving.Search;

/// <summary>
/// Searches all plans that lose little against a Lagrangian bound. Such a plan fills every demand in a way whose own slack is no more than that, so
/// these ways are listed, and one of each demand is chosen (set partitioning by column enumeration: Baldacci, Christofides and Mingozzi 2008):
/// depth first, the demand with the fewest ways left next, as long as the slacks and the prices of suppliers that nobody can use any more
/// leave room. All in integers.
/// </summary>
internal sealed class NearSearch
{
    private readonly LagrangianBound bound;
    private readonly Allowance allowance;
    private readonly WayTable table;
    private readonly int[] at;
    private readonly long mostWork;
    private Int128 room;

    /// <param name="bound">The bound.</param>
    /// <param name="ways">The ways to fill each demand that lose no more.</param>
    /// <param name="loss">The most that a plan may lose against the bound, in 1 / scale.</param>
    /// <param name="mostWork">The <see cref="Work"/> after which it gives up.</param>
    /// <param name="allowance">Time; its end leaves the search with an exception.</param>
    public NearSearch(LagrangianBound bound, List<(int[] Pairs, long Slack)>[] ways, Int128 loss, long mostWork, Allowance allowance)
    {
        (this.bound, this.allowance, this.mostWork, room) = (bound, allowance, mostWork, loss);
        (table, at) = (new WayTable(bound, ways), new int[ways.Length]);
    }

    /// <summary>The pairs of the plan that loses least; null when there is none.</summary>
    public int[]? Best { get; private set; }

    /// <summary>What it has done, in words that were read or written: of ways, and of nodes, which hold something for every demand.</summary>
    public long Work { get; private set; }

    /// <summary>Whether all plans were seen, or excluded.</summary>
    public bool Ends() => Array.Exists(table.All, of => of.Length == 0)
        || Extend(new Node([.. Enumerable.Range(0, at.Length)], table.All, 0, new ulong[table.Words], new long[table.Most.Length]));

    private bool Extend(Node node)
    {
        allowance.ThrowIfOver();
        if (node.Open.Length == 0)
        {
            Keep(node);
            return true;
        }

        Work += at.Length + table.Priced.Length
            + node.Open.Sum(d => node.Lists[d].Length * (1L + table.Words + table.Most.Length));
        var least = LeastOf(node);
        if (least > room || !FitsSums(node))
        {
            return true;
        }

        var next = node.Open.MinBy(d => node.Lists[d].Length);
        int[] rest = [.. node.Open.Where(d => d != next)];
        var others = least - table.Slack[next][node.Lists[next][0]];
        foreach (var way in node.Lists[next].TakeWhile(way => others + table.Slack[next][way] <= room))
        {
            at[next] = way;
            if (Left(node, rest, (next, way), room - others - table.Slack[next][way]) is { } lists && !Extend(new Node(
                rest, lists, node.Loss + table.Loss[next][way],
                [.. node.Used.Zip(table.Bits[next][way], (used, bits) => used | bits)],
                [.. node.Sums.Zip(table.Sums[next][way], (sum, more) => sum + more)])))
            {
                return false;
            }

            if (Work > mostWork)
            {
                return false;
            }
        }

        return true;
    }

    private void Keep(Node node)
    {
        var loss = ((Int128)node.Loss * bound.Scale) - bound.Exact;
        if (loss <= room && node.Sums.Zip(table.Most).All(sum => sum.First <= sum.Second))
        {
            room = loss - 1;
            Best = [.. at.SelectMany((way, d) => table.Pairs[d][way])];
        }
    }

    // What the ways chosen lose is counted by their slacks, too, so that all is measured against the bound.
    private Int128 LeastOf(Node node)
    {
        Int128 least = 0;
        for (var d = 0; d < at.Length; d++)
        {
            least += table.Slack[d][node.Lists[d].Length == 0 ? at[d] : node.Lists[d][0]];
        }

        var usable = (ulong[])node.Used.Clone();
        foreach (var d in node.Open)
        {
            foreach (var way in node.Lists[d])
            {
                var bits = table.Bits[d][way];
                for (var i = 0; i < bits.Length; i++)
                {
                    usable[i] |= bits[i];
                }
            }
        }

        foreach (var (word, bit, price) in table.Priced)
        {
            least += (usable[word] & bit) == 0 ? price : 0;
        }

        return least;
    }

    private bool FitsSums(Node node)
    {
        for (var k = 0; k < table.Most.Length; k++)
        {
            if (node.Sums[k] + node.Open.Sum(d => node.Lists[d].Min(way => table.Sums[d][way][k])) > table.Most[k])
            {
                return false;
            }
        }

        return true;
    }

    // The ways that are left beside one; null when a demand has none.
    private int[][]? Left(Node node, int[] rest, (int Demand, int Way) beside, Int128 left)
    {
        var (lists, bits) = (new int[at.Length][], table.Bits[beside.Demand][beside.Way]);
        Array.Fill(lists, []);
        Work += at.Length;
        foreach (var d in rest)
        {
            var list = node.Lists[d];
            var (kept, count, most) = (new int[list.Length], 0, left + table.Slack[d][list[0]]);
            Work += list.Length * (1L + bits.Length);
            for (var i = 0; i < list.Length && table.Slack[d][list[i]] <= most; i++)
            {
                if (!Meet(bits, table.Bits[d][list[i]]))
                {
                    kept[count++] = list[i];
                }
            }

            if (count == 0)
            {
                return null;
            }

            lists[d] = kept[..count];
        }

        return lists;
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

    /// <param name="Open">Demands without a way.</param>
    /// <param name="Lists">The ways that each open demand has left, by slack; none for others.</param>
    /// <param name="Loss">What the ways chosen lose.</param>
    /// <param name="Used">What they use, as bits of <see cref="WayTable.Bits"/>.</param>
    /// <param name="Sums">What they add to each other constraint.</param>
    private sealed record Node(int[] Open, int[][] Lists, long Loss, ulong[] Used, long[] Sums);
}
