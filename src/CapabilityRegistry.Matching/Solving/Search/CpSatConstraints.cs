using CapabilityRegistry.Matching.Solving.Problem;
using Google.OrTools.Sat;

namespace CapabilityRegistry.Matching.Solving.Search;

/// <summary>What every plan must obey, in the words of CP-SAT.</summary>
internal sealed class CpSatConstraints(CpModel program, AssignmentProblem model, BoolVar?[] chosen)
{
    private readonly ILookup<(int Pledge, int Mission), int> serving = Enumerable.Range(0, model.Pairs.Length).Where(i => chosen[i] is not null)
        .ToLookup(i => (model.Pairs[i].Supplier, model.MissionOf(model.Pairs[i])));

    private readonly HashSet<int> partners = [.. model.Suppliers.SelectMany(pledge => pledge.Partners)];

    /// <summary>How much of a demand the chosen cover: each at least 1, no more than its capacity and its contributor's share.</summary>
    public LinearExpr Fill(int d)
    {
        var demand = model.Demands[d];
        var pairs = model.PairsOf(d).Where(i => chosen[i] is not null).ToArray();
        var inSlots = IsInSlots(d, pairs);
        var fill = demand.ShareCap < demand.Quantity
            ? LinearExpr.Sum(pairs.GroupBy(model.ContributorOf)
                .Select(share => Covered([.. share], demand.ShareCap, inSlots)).ToList())
            : Covered(pairs, demand.Quantity, inSlots);
        program.Add(fill <= demand.Quantity);
        FillEnough(pairs, fill, demand.MinimumFill);
        return fill;
    }

    // Intervals that meet pairwise share a day, and the first such day is the start of one of them: so one clique for
    // each start is enough, and much stronger than one constraint for each two intervals.
    public void ServeOneDemandAtATime()
    {
        foreach (var clique in Cliques.Of(model).Select(clique => Open(clique.Pairs).ToList()).Where(clique => clique.Count > 1))
        {
            program.AddAtMostOne(clique);
        }
    }

    /// <summary>A pledge serves in a mission only with each of its partners.</summary>
    public void ServeTogether()
    {
        foreach (var (clique, _, with) in Cliques.Together(model, serving))
        {
            program.Add(LinearExpr.Sum(Open(clique.Pairs)) <= LinearExpr.Sum(Open(with)));
        }
    }

    /// <summary>Two pledges that must not serve in the same mission.</summary>
    public void ServeApart()
    {
        foreach (var (one, other) in Cliques.Apart(model, serving))
        {
            program.AddAtMostOne(Open(one.Pairs.Concat(other.Pairs)));
        }
    }

    /// <summary>All demands of a bundle are filled completely, or none is served at all.</summary>
    public void FillBundles(LinearExpr[] fill)
    {
        foreach (var bundle in Enumerable.Range(0, fill.Length).Where(d => model.Demands[d].Bundle is not null)
            .GroupBy(d => model.Demands[d].Bundle))
        {
            var filled = program.NewBoolVar("");
            foreach (var d in bundle)
            {
                program.Add(fill[d] == filled * model.Demands[d].Quantity);
            }
        }
    }

    private bool HasOtherMerits(int i) => model.Pairs[i].Pinned || model.Pairs[i].ChangeCost > 0 || partners.Contains(model.Pairs[i].Supplier);

    // Where one capacity divides the quantity and the share cap, nothing is chosen in vain unless it is kept, pinned or a
    // partner: no variable is needed for what it covers.
    private bool IsInSlots(int d, int[] pairs)
    {
        var capacities = pairs.Select(i => model.Pairs[i].Capacity).Distinct().ToList();
        return capacities is [var slot] && model.Demands[d].Quantity % slot == 0 && model.Demands[d].ShareCap % slot == 0
            && (slot == 1 || !pairs.Any(HasOtherMerits));
    }

    private LinearExpr Covered(int[] pairs, int most, bool inSlots)
    {
        if (pairs.Length == 0)
        {
            return LinearExpr.Constant(0);
        }

        if (inSlots)
        {
            var slot = model.Pairs[pairs[0]].Capacity;
            var all = LinearExpr.WeightedSum(pairs.Select(i => chosen[i]!), pairs.Select(_ => slot));
            program.Add(all <= most);
            return all;
        }

        var covered = program.NewIntVar(0, most, "");
        program.Add(covered <= LinearExpr.WeightedSum(pairs.Select(i => chosen[i]!), pairs.Select(i => model.Pairs[i].Capacity)));
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
