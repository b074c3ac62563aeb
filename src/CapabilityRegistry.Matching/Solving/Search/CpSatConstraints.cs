using CapabilityRegistry.Matching.Solving.Problem;
using Google.OrTools.Sat;

namespace CapabilityRegistry.Matching.Solving.Search;

/// <summary>The rules that every plan must obey, as constraints of CP-SAT.</summary>
internal sealed class CpSatConstraints(CpModel program, AssignmentProblem problem, BoolVar?[] chosen, Allowance allowance)
{
    private readonly ILookup<int, int> serving = Enumerable.Range(0, problem.Pairs.Length).Where(i => chosen[i] is not null)
        .ToLookup(i => problem.Pairs[i].Supplier);

    private readonly HashSet<int> partners = [.. problem.Suppliers.SelectMany(supplier => supplier.Partners)];

    /// <summary>The fill of a demand by the chosen pairs: each covers at least 1, at most its capacity, and within the share of its contributor.</summary>
    public LinearExpr Fill(int d)
    {
        allowance.ThrowIfOver();
        var demand = problem.Demands[d];
        var pairs = problem.PairsOf(d).Where(i => chosen[i] is not null).ToArray();
        var inSeats = IsInSeats(d, pairs);
        var fill = demand.IsCapped
            ? LinearExpr.Sum(pairs.GroupBy(problem.ContributorOf)
                .Select(share => Covered([.. share], demand.RoomOf(share.Key), inSeats)).ToList())
            : Covered(pairs, demand.Quantity, inSeats);
        program.Add(fill <= demand.Quantity);
        FillEnough(pairs, fill, demand.MinimumFill);
        return fill;
    }

    // Intervals that overlap pairwise share a day, and the first such day is the start of one of them: so one clique for each
    // start is enough, and it is much stronger than one constraint for each two intervals.
    public void ServeOneDemandAtATime()
    {
        foreach (var clique in Cliques.Of(problem).Select(clique => Open(clique.Pairs).ToList()).Where(clique => clique.Count > 1))
        {
            allowance.ThrowIfOver();
            program.AddAtMostOne(clique);
        }
    }

    /// <summary>A supplier serves in a mission only while each of its partners does.</summary>
    public void ServeTogether()
    {
        foreach (var (pair, _, with) in Cliques.Together(problem, serving))
        {
            allowance.ThrowIfOver();
            program.Add(chosen[pair]! <= LinearExpr.Sum(Open(with)));
        }
    }

    /// <summary>Two suppliers that must not serve in the same mission at an overlapping time.</summary>
    public void ServeApart()
    {
        foreach (var (_, _, pairs) in Cliques.Apart(problem, serving))
        {
            allowance.ThrowIfOver();
            program.AddAtMostOne(Open(pairs));
        }
    }

    /// <summary>All demands of a bundle are filled completely, or none is served at all.</summary>
    public void FillBundles(LinearExpr[] fill)
    {
        foreach (var bundle in Enumerable.Range(0, fill.Length).Where(d => problem.Demands[d].Bundle is not null)
            .GroupBy(d => problem.Demands[d].Bundle))
        {
            var filled = program.NewBoolVar("");
            foreach (var d in bundle)
            {
                program.Add(fill[d] == filled * problem.Demands[d].Quantity);
            }
        }
    }

    private bool HasOtherMerits(int i) => problem.Pairs[i].Pinned || problem.Pairs[i].ChangeCost > 0 || partners.Contains(problem.Pairs[i].Supplier);

    // Where one capacity divides the quantity and the share cap, every chosen pair covers all of its capacity, unless it is in the
    // plan in force, pinned or a partner: no variable is needed for what it covers.
    private bool IsInSeats(int d, int[] pairs)
    {
        var capacities = pairs.Select(i => problem.Pairs[i].Capacity).Distinct().ToList();
        return capacities is [var seat] && problem.Demands[d].Quantity % seat == 0 && problem.Demands[d].SharesTakeWhole(seat)
            && (seat == 1 || !pairs.Any(HasOtherMerits));
    }

    private LinearExpr Covered(int[] pairs, int most, bool inSeats)
    {
        if (pairs.Length == 0)
        {
            return LinearExpr.Constant(0);
        }

        if (inSeats)
        {
            var seat = problem.Pairs[pairs[0]].Capacity;
            var all = LinearExpr.WeightedSum(pairs.Select(i => chosen[i]!), pairs.Select(_ => seat));
            program.Add(all <= most);
            return all;
        }

        var covered = program.NewIntVar(0, most, "");
        program.Add(covered <= LinearExpr.WeightedSum(pairs.Select(i => chosen[i]!), pairs.Select(i => problem.Pairs[i].Capacity)));
        program.Add(covered >= LinearExpr.Sum(pairs.Select(i => chosen[i]!)));
        return covered;
    }

    private void FillEnough(int[] pairs, LinearExpr fill, int minimum)
    {
        // What is chosen covers at least 1.
        if (minimum <= 1)
        {
            return;
        }

        var used = program.NewBoolVar("");
        program.Add(fill >= used * minimum);
        foreach (var i in pairs)
        {
            program.AddImplication(chosen[i]!, used);
        }
    }

    private IEnumerable<BoolVar> Open(IEnumerable<int> pairs) => pairs.Select(i => chosen[i]).OfType<BoolVar>();
}
