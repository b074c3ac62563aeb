using CapabilityRegistry.Matching.Solving.Problem;

namespace CapabilityRegistry.Matching.Solving.Flow;

/// <summary>
/// The residual graph of a finished plan in its flow components: where one more supplier would be of use, and what is lost if
/// one is removed. A demand that gets one more may pass a supplier on to another demand that can use it, and so on along a path
/// (Berge 1957). In a transversal matroid one more supplier adds at most one seat, the most valuable that a path reaches,
/// and one less takes at most one, the least valuable: so both results are exact (Edmonds 1971; Oxley, Matroid Theory, 7.3).
/// </summary>
internal sealed class ResidualGraph
{
    private const int Unseen = -2;
    private const int NothingLost = -1;

    private readonly AssignmentProblem problem;
    private readonly ResidualNodes nodes;
    private readonly int[] flows;
    private readonly int[] pairOf;
    private readonly int[] filled;
    private readonly int[] taken;
    private readonly Lazy<int[]> gains;
    private readonly Lazy<int[]> losses;

    /// <param name="problem">The whole problem.</param>
    /// <param name="inFlow">For each demand, whether its component was solved as a flow.</param>
    /// <param name="amounts">What each pair covers in the plan.</param>
    public ResidualGraph(AssignmentProblem problem, IReadOnlyList<bool> inFlow, IReadOnlyList<int> amounts)
    {
        (this.problem, nodes) = (problem, new ResidualNodes(problem));
        (filled, taken) = (new int[problem.Demands.Count], new int[nodes.Count]);
        pairOf = [.. Enumerable.Repeat(-1, problem.Suppliers.Count)];
        for (var i = 0; i < amounts.Count; i++)
        {
            if (amounts[i] > 0 && inFlow[problem.Pairs[i].Demand])
            {
                pairOf[problem.Pairs[i].Supplier] = i;
                filled[problem.Pairs[i].Demand]++;
                taken[nodes[i]]++;
            }
        }

        flows = [.. Enumerable.Range(0, problem.Demands.Count).Where(d => inFlow[d])];
        (gains, losses) = (new(FindGains), new(FindLosses));
    }

    /// <summary>What one supplier covers of a demand.</summary>
    public int SeatSizeOf(int demand) => ProblemClass.SeatSizeOf(problem, demand);

    /// <summary>How many suppliers of a contributor a demand takes under its share cap, besides the engaged ones.</summary>
    public int SeatsOfShare(int demand, int contributor) => problem.Demands[demand].RoomOf(contributor) / SeatSizeOf(demand);

    /// <summary>
    /// The demand that gains a seat if one more supplier of this contributor could serve the given demand; null if none can use it.
    /// </summary>
    public int? DemandGainingFrom(int demand, int contributor)
    {
        if (nodes.Of(demand, contributor) is { } node)
        {
            // A path that reaches the demand reaches its shares that have room.
            return gains.Value[node] >= 0 ? gains.Value[node] : null;
        }

        // No supplier of the contributor could serve there until now, so its share is still open.
        return gains.Value[demand] >= 0 && SeatsOfShare(demand, contributor) > 0 ? gains.Value[demand] : null;
    }

    /// <summary>The demand that loses a seat if this supplier is removed; null if others can replace it.</summary>
    public int? DemandLosingWithout(int supplier) => losses.Value[nodes[pairOf[supplier]]] is var lost and >= 0 ? lost : null;

    public bool Serves(int supplier) => pairOf[supplier] >= 0;

    /// <summary>
    /// Everything reachable from a short demand: all suppliers that may serve there do so, and with the shares that are used up
    /// they are too few (Hall 1935). Sets that share suppliers are joined.
    /// </summary>
    public IReadOnlyList<DeficientSet> DeficientSets(IReadOnlyList<int> demands)
    {
        var (sets, reached) = (new UnionFind(problem.Demands.Count), new HashSet<int>());
        foreach (var demand in demands)
        {
            Walk([demand], Forward, node => Join(node, demand));
        }

        return [.. reached.GroupBy(node => sets.Root(nodes.DemandOf(node))).OrderBy(set => set.Key).Select(set => DeficientSetOf([.. set], reached))];

        bool Join(int node, int demand)
        {
            sets.Join(nodes.DemandOf(node), demand);
            return reached.Add(node);
        }
    }

    // A share that is not reached although its demand is has no room.
    private DeficientSet DeficientSetOf(IReadOnlyList<int> set, HashSet<int> reached)
    {
        int[] demands = [.. set.Select(nodes.DemandOf).Distinct().Order()];
        return new(
            demands,
            [.. set.SelectMany(node => nodes.PairsAt(node)).Order()],
            [.. demands.SelectMany(demand => nodes.SharesOf(demand)).Where(share => !reached.Contains(share)).Select(share => nodes.PairsAt(share)[0])]);
    }

    private bool HasRoom(int share) => taken[share] < SeatsOfShare(nodes.DemandOf(share), problem.ContributorOf(nodes.PairsAt(share)[0]));

    // What a more valuable demand reaches counts for that demand; each node is visited once.
    private int[] FindGains()
    {
        var found = AllUnseen();
        foreach (var demand in flows.Where(d => filled[d] < problem.Demands[d].Quantity / SeatSizeOf(d))
            .OrderBy(d => problem.Demands[d].Priority).ThenByDescending(d => ValueOfSeat(d, filled[d] + 1)))
        {
            Walk([demand], Forward, node => Enter(found, node, demand));
        }

        return found;
    }

    // First those that an idle supplier can replace, then by taking from the least valuable demand.
    private int[] FindLosses()
    {
        var (found, all) = (AllUnseen(), flows.SelectMany(d => nodes.SharesOf(d).Prepend(d)).ToArray());
        List<(int From, int To)> steps = [.. all.SelectMany(node => Forward(node).Select(next => (node, next)))];
        var into = new Groups(nodes.Count, [.. steps.Select(step => step.To)]);
        Walk(all.Where(node => nodes.PairsAt(node).Any(i => pairOf[problem.Pairs[i].Supplier] < 0)), Back, node => Enter(found, node, NothingLost));
        foreach (var demand in flows.Where(d => filled[d] > 0)
            .OrderByDescending(d => problem.Demands[d].Priority).ThenBy(d => ValueOfSeat(d, filled[d])).ThenByDescending(d => d))
        {
            Walk(nodes.SharesOf(demand).Prepend(demand), Back, node => Enter(found, node, demand));
        }

        return found;

        IEnumerable<int> Back(int node) => into[node].Select(step => steps[step].From);
    }

    // Of the seats that are filled one by one; the first is 1.
    private long ValueOfSeat(int demand, int seat) =>
        problem.Demands[demand].ValueOf((long)seat * SeatSizeOf(demand)) - problem.Demands[demand].ValueOf((seat - 1L) * SeatSizeOf(demand));

    private int[] AllUnseen() => [.. Enumerable.Repeat(Unseen, nodes.Count)];

    private static bool Enter(int[] found, int node, int value)
    {
        var enters = found[node] == Unseen;
        found[node] = enters ? value : found[node];
        return enters;
    }

    private static void Walk(IEnumerable<int> starts, Func<int, IEnumerable<int>> next, Func<int, bool> enter)
    {
        var open = new Queue<int>(starts.Where(enter));
        while (open.TryDequeue(out var node))
        {
            foreach (var further in next(node).Where(enter))
            {
                open.Enqueue(further);
            }
        }
    }

    // From a demand that could use one more: through a supplier that could come, to the node which that supplier would leave.
    private IEnumerable<int> Forward(int node)
    {
        var demand = nodes.DemandOf(node);
        if (nodes.IsDemand(node) && nodes.IsCapped(demand))
        {
            return nodes.SharesOf(demand).Where(HasRoom);
        }

        var left = new List<int>();
        foreach (var i in nodes.PairsAt(node))
        {
            if (pairOf[problem.Pairs[i].Supplier] is var serving and >= 0 && serving != i && !problem.Pairs[serving].Pinned)
            {
                left.Add(nodes[serving]);
            }
        }

        // A seat of a share that a supplier leaves can be filled by another contributor.
        return nodes.IsDemand(node) ? left : [.. left, demand];
    }
}
