namespace CapabilityRegistry.Matching.Solving.Problem;

/// <summary>Every rule of a component in seats as a linear constraint over its pairs. Pinned pairs are taken out, with what they use up.</summary>
internal sealed class PairConstraints(AssignmentProblem problem, Allowance allowance)
{
    /// <summary>Terms of minimum fills beyond which a linear programme takes longer to build than a search takes to end: about 100 MB.</summary>
    private const long MostMinimumTerms = 4_000_000;

    private readonly List<PairConstraint> found = [];

    /// <summary>
    /// Whether the constraints of minimum fills, which grow with the square of the pairs of a demand, are few enough for a linear programme.
    /// </summary>
    public static bool AreFew(AssignmentProblem problem) => Enumerable.Range(0, problem.Demands.Count)
        .Where(d => problem.Demands[d].MinimumFill > ProblemClass.SeatSizeOf(problem, d))
        .Sum(d => (long)(problem.First[d + 1] - problem.First[d]) * (problem.First[d + 1] - problem.First[d])) <= MostMinimumTerms;

    /// <exception cref="LimitReachedException">The time is over.</exception>
    public static List<PairConstraint> Of(AssignmentProblem problem, Allowance allowance) => new PairConstraints(problem, allowance).All();

    /// <summary>Constraints that couple demands, without bundles; demands need not take whole seats.</summary>
    /// <exception cref="LimitReachedException">The time is over.</exception>
    public static List<PairConstraint> Between(AssignmentProblem problem, Allowance allowance)
    {
        var constraints = new PairConstraints(problem, allowance);
        constraints.AddBetween();
        return constraints.found;
    }

    private List<PairConstraint> All()
    {
        var further = SeatRuns.Further(problem).Index().ToLookup(seats => seats.Item.Demand, seats => (problem.Pairs.Length + seats.Index, seats.Item));
        for (var d = 0; d < problem.Demands.Count; d++)
        {
            AddDemand(d, [.. further[d]]);
        }

        AddBetween();
        AddBundles();
        return found;
    }

    private void AddBetween()
    {
        foreach (var clique in Cliques.Of(problem))
        {
            var first = problem.Pairs[clique.First];
            Add(
                clique.Before is { } before
                    ? new(ConstraintKind.Turnaround, before, clique.First)
                    : new(ConstraintKind.Offer, first.Supplier, problem.Demands[first.Demand].Start),
                clique.Pairs.Select(i => (i, 1L)), 1);
        }

        var serving = Enumerable.Range(0, problem.Pairs.Length).ToLookup(i => problem.Pairs[i].Supplier);
        AddPartners(serving);
        AddApart(serving);
    }

    private void AddDemand(int d, List<(int Variable, FurtherSeats Seats)> further)
    {
        var (demand, seat, pairs) = (problem.Demands[d], ProblemClass.SeatSizeOf(problem, d), problem.PairsOf(d).ToList());
        Add(
            new(ConstraintKind.Need, d), pairs.Select(i => (i, 1L)).Concat(further.Select(each => (each.Variable, -1L))),
            (demand.Quantity / seat) - further.Sum(each => (long)each.Seats.Seats));
        foreach (var (variable, seats) in further)
        {
            Add(new(ConstraintKind.FurtherSeats, d, seats.Run), [(variable, 1L)], seats.Seats);
        }

        if (demand.IsCapped)
        {
            foreach (var share in pairs.GroupBy(problem.ContributorOf))
            {
                Add(new(ConstraintKind.Share, d, share.Key), share.Select(i => (i, 1L)), demand.RoomOf(share.Key) / seat);
            }
        }

        var enough = (demand.MinimumFill + seat - 1) / seat;
        foreach (var one in pairs.Where(_ => enough > 1))
        {
            Add(new(ConstraintKind.Minimum, one), pairs.Select(i => (i, i == one ? enough - 1L : -1L)), 0);
        }
    }

    private void AddPartners(ILookup<int, int> serving)
    {
        foreach (var (pair, partner, with) in Cliques.Together(problem, serving))
        {
            Add(new(ConstraintKind.Partner, pair, partner), [(pair, 1L), .. with.Select(j => (j, -1L))], 0);
        }
    }

    private void AddApart(ILookup<int, int> serving)
    {
        foreach (var (one, other, pairs) in Cliques.Apart(problem, serving))
        {
            Add(new(ConstraintKind.Apart, one, other), pairs.Select(i => (i, 1L)), 1);
        }
    }

    // Equal shares of all demands of a bundle: a relaxation of all or nothing, which bounds a plan and does not make one valid.
    private void AddBundles()
    {
        foreach (var bundle in Enumerable.Range(0, problem.Demands.Count).Where(d => problem.Demands[d].Bundle is not null)
            .GroupBy(d => problem.Demands[d].Bundle))
        {
            foreach (var (one, other) in bundle.Zip(bundle.Skip(1)))
            {
                Add(
                    new(ConstraintKind.Bundle, one, other),
                    problem.PairsOf(one).Select(i => (i, (long)SeatsOf(other))).Concat(problem.PairsOf(other).Select(i => (i, -(long)SeatsOf(one)))),
                    0,
                    isEqual: true);
            }
        }
    }

    private void Add(ConstraintName name, IEnumerable<(int Pair, long Factor)> terms, long most, bool isEqual = false)
    {
        allowance.ThrowIfOver();
        var all = terms.ToList();
        var pinned = all.Where(term => IsPinned(term.Pair)).Sum(term => term.Factor);
        (int, long)[] free = [.. all.Where(term => !IsPinned(term.Pair) && term.Factor != 0)];
        if (free.Length > 0 || pinned > most)
        {
            found.Add(new PairConstraint(name, free, most - pinned, isEqual));
        }
    }

    private bool IsPinned(int i) => i < problem.Pairs.Length && problem.Pairs[i].Pinned;

    private int SeatsOf(int d) => problem.Demands[d].Quantity / ProblemClass.SeatSizeOf(problem, d);
}
