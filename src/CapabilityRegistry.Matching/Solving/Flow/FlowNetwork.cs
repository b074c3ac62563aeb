using System.Runtime.InteropServices;
using CapabilityRegistry.Matching.Solving.Problem;

namespace CapabilityRegistry.Matching.Solving.Flow;

/// <summary>
/// A component in seats as a network: from demands, through rows, to suppliers. A row is a demand or, under a share cap, the
/// share of one contributor in it. Pinned pairs are taken out, with the seats that they fill.
/// Nodes: suppliers first, then rows, then the demands that have several rows.
/// </summary>
internal sealed class FlowNetwork
{
    public FlowNetwork(AssignmentProblem problem)
    {
        Problem = problem;
        Seats = new int[problem.Demands.Count];
        // What all of the best sets of seats have in common are the values of the seats (Edmonds): of equal ones, those of the favoured demand go first.
        Rank = RanksOf(problem.Demands.Select((demand, d) =>
            (demand.Priority, (2 * ProblemClass.SeatSizeOf(problem, d) * demand.Value) + (demand.Favoured ? 1 : 0))));
        NodeOf = new int[problem.Demands.Count];
        FirstRow = new int[problem.Demands.Count + 1];
        var (rows, arcs) = (new List<FlowRow>(problem.Demands.Count), new List<int>(problem.Pairs.Length));
        for (var d = 0; d < problem.Demands.Count; d++)
        {
            FirstRow[d] = rows.Count;
            AddRows(d, rows, arcs);
        }

        FirstRow[^1] = rows.Count;

        (Rows, Arcs) = ([.. rows], [.. arcs]);
        Nodes = problem.Suppliers.Count + Rows.Length;
        for (var d = 0; d < NodeOf.Length; d++)
        {
            NodeOf[d] = NodeOf[d] < 0 ? Nodes++ : problem.Suppliers.Count + NodeOf[d];
        }
    }

    public AssignmentProblem Problem { get; }

    public FlowRow[] Rows { get; }

    /// <summary>The pairs of each row, the cheapest first, one row after the other.</summary>
    public int[] Arcs { get; }

    /// <summary>The pairs that are chosen beforehand.</summary>
    public List<int> Pinned { get; } = [];

    /// <summary>How many suppliers each demand takes, besides those pinned.</summary>
    public int[] Seats { get; }

    /// <summary>Rank of each demand by priority and value of a seat: 1 is the lowest, the highest is filled first.</summary>
    public int[] Rank { get; }

    /// <summary>The node of each demand: its row when it has only one.</summary>
    public int[] NodeOf { get; }

    /// <summary>The rows of demand d are FirstRow[d] up to but not including FirstRow[d + 1].</summary>
    public int[] FirstRow { get; }

    public int Nodes { get; }

    /// <summary>The node of a row.</summary>
    public int RowNode(int row) => Problem.Suppliers.Count + row;

    /// <summary>Rank of each demand by priority and value of a seat: 1 is the lowest, the highest is filled first.</summary>
    public static int[] RanksOf(IEnumerable<(int Priority, long Value)> demands)
    {
        (int, long)[] keys = [.. demands.Select(demand => (-demand.Priority, demand.Value))];
        var ranks = keys.Distinct().Order().Index().ToDictionary(each => each.Item, each => each.Index + 1);
        return Array.ConvertAll(keys, each => ranks[each]);
    }

    private void AddRows(int d, List<FlowRow> rows, List<int> arcs)
    {
        var seat = ProblemClass.SeatSizeOf(Problem, d);
        var pairs = Problem.PairsOf(d);
        if (!Problem.Demands[d].IsCapped)
        {
            NodeOf[d] = rows.Count;
            Seats[d] = (Problem.Demands[d].Quantity / seat) - AddRow(d, int.MaxValue, pairs, rows, arcs);
            return;
        }

        NodeOf[d] = -1;
        Seats[d] = Problem.Demands[d].Quantity / seat;
        foreach (var share in pairs.GroupBy(Problem.ContributorOf))
        {
            Seats[d] -= AddRow(d, Problem.Demands[d].RoomOf(share.Key) / seat, share, rows, arcs);
        }
    }

    /// <returns>How many of the pairs are pinned.</returns>
    private int AddRow(int d, int most, IEnumerable<int> pairs, List<FlowRow> rows, List<int> arcs)
    {
        var (first, pinnedBefore) = (arcs.Count, Pinned.Count);
        foreach (var i in pairs)
        {
            (Problem.Pairs[i].Pinned ? Pinned : arcs).Add(i);
        }

        Order(CollectionsMarshal.AsSpan(arcs)[first..]);
        var pinned = Pinned.Count - pinnedBefore;
        rows.Add(new FlowRow(d, most == int.MaxValue ? most : most - pinned, first, arcs.Count));
        return pinned;
    }

    // Nearly always they are in this order already (by quality and tie-break).
    private void Order(Span<int> arcs)
    {
        for (var at = 1; at < arcs.Length; at++)
        {
            if (CostOf(arcs[at]).CompareTo(CostOf(arcs[at - 1])) < 0)
            {
                arcs.Sort((one, other) => CostOf(one).CompareTo(CostOf(other)));
                return;
            }
        }
    }

    private LexicographicCost CostOf(int pair) => LexicographicCost.Of(Problem.Pairs[pair]);
}

/// <summary>A demand, or the share of one contributor in it.</summary>
/// <param name="Demand">Index of the demand.</param>
/// <param name="Cap">The most suppliers that the row takes.</param>
/// <param name="First">Its first arc.</param>
/// <param name="End">The first arc after.</param>
internal readonly record struct FlowRow(int Demand, int Cap, int First, int End);
