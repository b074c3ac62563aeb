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
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    /// <exception cref="LimitReachedException">The time is over.</exception>
    public FlowNetwork(AssignmentProblem problem, Allowance allowance)
    {
        Problem = problem;
        (Runs, FirstRun) = RunsOf(problem);
        NodeOf = new int[problem.Demands.Count];
        FirstRow = new int[problem.Demands.Count + 1];
        var (rows, arcs) = (new List<FlowRow>(problem.Demands.Count), new List<int>(problem.Pairs.Length));
        for (var d = 0; d < problem.Demands.Count; d++)
        {
            allowance.ThrowIfOver();
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

    /// <summary>The seats of all demands, besides those pinned: of each demand the most valuable first.</summary>
    public RankedSeats[] Runs { get; }

    /// <summary>The runs of demand d are FirstRun[d], one at least, up to but not including FirstRun[d + 1].</summary>
    public int[] FirstRun { get; }

    /// <summary>The node of each demand: its row when it has only one.</summary>
    public int[] NodeOf { get; }

    /// <summary>The rows of demand d are FirstRow[d] up to but not including FirstRow[d + 1].</summary>
    public int[] FirstRow { get; }

    public int Nodes { get; }

    /// <summary>The node of a row.</summary>
    public int RowNode(int row) => Problem.Suppliers.Count + row;

    /// <summary>Ranks by priority and value of a seat: 1 is the lowest, the highest is filled first.</summary>
    public static int[] RanksOf(IEnumerable<(int Priority, long Value)> demands)
    {
        (int, long)[] keys = [.. demands.Select(demand => (-demand.Priority, demand.Value))];
        var ranks = keys.Distinct().Order().Index().ToDictionary(each => each.Item, each => each.Index + 1);
        return Array.ConvertAll(keys, each => ranks[each]);
    }

    // What all of the best sets of seats have in common are the values of the seats (Edmonds): of equal ones, those of the favoured demand go first.
    private static (RankedSeats[] Runs, int[] First) RunsOf(AssignmentProblem problem)
    {
        var (runs, first) = (new List<(int Demand, int Before, SeatRun Run)>(problem.Demands.Count), new int[problem.Demands.Count + 1]);
        for (var d = 0; d < problem.Demands.Count; d++)
        {
            var before = 0;
            foreach (var run in SeatRuns.Of(problem, d))
            {
                runs.Add((d, before, run));
                before += run.Seats;
            }

            first[d + 1] = runs.Count;
        }

        var ranks = RanksOf(runs.Select(each =>
            (problem.Demands[each.Demand].Priority, (2 * each.Run.Value) + (problem.Demands[each.Demand].Favoured ? 1 : 0))));
        return ([.. runs.Zip(ranks, (each, rank) => new RankedSeats(each.Demand, each.Before, each.Run.Seats, each.Run.Value, rank))], first);
    }

    private void AddRows(int d, List<FlowRow> rows, List<int> arcs)
    {
        var seat = ProblemClass.SeatSizeOf(Problem, d);
        var pairs = Problem.PairsOf(d);
        if (!Problem.Demands[d].IsCapped)
        {
            NodeOf[d] = rows.Count;
            AddRow(d, int.MaxValue, pairs, rows, arcs);
            return;
        }

        NodeOf[d] = -1;
        foreach (var share in pairs.GroupBy(Problem.ContributorOf))
        {
            AddRow(d, Problem.Demands[d].RoomOf(share.Key) / seat, share, rows, arcs);
        }
    }

    private void AddRow(int d, int most, IEnumerable<int> pairs, List<FlowRow> rows, List<int> arcs)
    {
        var (first, pinnedBefore) = (arcs.Count, Pinned.Count);
        foreach (var i in pairs)
        {
            (Problem.Pairs[i].Pinned ? Pinned : arcs).Add(i);
        }

        Order(CollectionsMarshal.AsSpan(arcs)[first..]);
        var pinned = Pinned.Count - pinnedBefore;
        rows.Add(new FlowRow(d, most == int.MaxValue ? most : most - pinned, first, arcs.Count));
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

/// <summary>Seats of a demand that count the same.</summary>
/// <param name="Demand">Index of the demand.</param>
/// <param name="Before">How many seats of it count more.</param>
/// <param name="Seats">How many there are.</param>
/// <param name="Value">What each counts.</param>
/// <param name="Rank">Rank by priority and value: 1 is the lowest, the highest is filled first.</param>
internal readonly record struct RankedSeats(int Demand, int Before, int Seats, long Value, int Rank);
