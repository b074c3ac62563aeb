namespace CapabilityRegistry.Matching.Solving.Problem;

/// <summary>Every rule of a component in slots as a linear limit over its pairs. What is pinned is taken out, with what it uses up.</summary>
internal sealed class PairConstraints(AssignmentProblem model)
{
    private readonly List<PairConstraint> found = [];

    public static List<PairConstraint> Of(AssignmentProblem model) => new PairConstraints(model).All();

    /// <summary>Those that bind different demands to each other, bundles left out; whether demands are in slots does not matter.</summary>
    public static List<PairConstraint> Between(AssignmentProblem model)
    {
        var limits = new PairConstraints(model);
        limits.AddBetween();
        return limits.found;
    }

    private List<PairConstraint> All()
    {
        for (var d = 0; d < model.Demands.Count; d++)
        {
            AddDemand(d);
        }

        AddBetween();
        AddBundles();
        return found;
    }

    private void AddBetween()
    {
        foreach (var clique in Cliques.Of(model))
        {
            Add(new(ConstraintKind.Offer, model.Pairs[clique.First].Supplier, clique.Day), clique.Pairs.Select(i => (i, 1L)), 1);
        }

        var serving = Enumerable.Range(0, model.Pairs.Length)
            .ToLookup(i => (model.Pairs[i].Supplier, model.MissionOf(model.Pairs[i])));
        AddPartners(serving);
        AddApart(serving);
    }

    private void AddDemand(int d)
    {
        var (demand, slot, pairs) = (model.Demands[d], ProblemClass.SlotSizeOf(model, d), model.PairsOf(d).ToList());
        Add(new(ConstraintKind.Need, d), pairs.Select(i => (i, 1L)), demand.Quantity / slot);
        if (demand.ShareCap < demand.Quantity)
        {
            foreach (var share in pairs.GroupBy(model.ContributorOf))
            {
                Add(new(ConstraintKind.Share, d, share.Key), share.Select(i => (i, 1L)), demand.ShareCap / slot);
            }
        }

        var enough = (demand.MinimumFill + slot - 1) / slot;
        foreach (var one in pairs.Where(_ => enough > 1))
        {
            Add(new(ConstraintKind.Minimum, one), pairs.Select(i => (i, i == one ? enough - 1L : -1L)), 0);
        }
    }

    private void AddPartners(ILookup<(int, int), int> serving)
    {
        foreach (var (clique, partner, with) in Cliques.Together(model, serving))
        {
            Add(new(ConstraintKind.Partner, clique.First, partner), [.. clique.Pairs.Select(i => (i, 1L)), .. with.Select(j => (j, -1L))], 0);
        }
    }

    private void AddApart(ILookup<(int, int), int> serving)
    {
        foreach (var (one, other) in Cliques.Apart(model, serving))
        {
            Add(new(ConstraintKind.Apart, one.First, other.First), one.Pairs.Concat(other.Pairs).Select(i => (i, 1L)), 1);
        }
    }

    private void AddBundles()
    {
        foreach (var bundle in Enumerable.Range(0, model.Demands.Count).Where(d => model.Demands[d].Bundle is not null)
            .GroupBy(d => model.Demands[d].Bundle))
        {
            foreach (var (one, other) in bundle.Zip(bundle.Skip(1)))
            {
                Add(
                    new(ConstraintKind.Bundle, one, other),
                    model.PairsOf(one).Select(i => (i, (long)SlotsOf(other))).Concat(model.PairsOf(other).Select(i => (i, -(long)SlotsOf(one)))),
                    0,
                    isEqual: true);
            }
        }
    }

    private void Add(ConstraintName name, IEnumerable<(int Pair, long Factor)> terms, long most, bool isEqual = false)
    {
        var all = terms.ToList();
        var pinned = all.Where(term => model.Pairs[term.Pair].Pinned).Sum(term => term.Factor);
        (int, long)[] free = [.. all.Where(term => !model.Pairs[term.Pair].Pinned && term.Factor != 0)];
        if (free.Length > 0 || pinned > most)
        {
            found.Add(new PairConstraint(name, free, most - pinned, isEqual));
        }
    }

    private int SlotsOf(int d) => model.Demands[d].Quantity / ProblemClass.SlotSizeOf(model, d);
}
