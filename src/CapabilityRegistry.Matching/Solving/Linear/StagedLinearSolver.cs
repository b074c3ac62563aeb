using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Solving.Problem;
using CapabilityRegistry.Matching.Solving.Search;

namespace CapabilityRegistry.Matching.Solving.Linear;

/// <summary>
/// Components in seats that are no flow: a linear programme, stage by stage, each restricted to the optimal face of the stage
/// before. If the last vertex is integral, the multipliers prove all stages; else a search looks for an integral plan on the
/// face of as many stages as have one.
/// </summary>
internal sealed class StagedLinearSolver
{
    private readonly AssignmentProblem problem;
    private readonly string @class;
    private readonly IReadOnlyList<SolverStage> stages;
    private readonly Allowance allowance;
    private readonly LinearStart start;
    private readonly IReadOnlyList<FurtherSeats> further;
    private readonly List<ExactMultipliers> faces = [];
    private bool[]? integral;

    public StagedLinearSolver(AssignmentProblem problem, string @class, IReadOnlyList<SolverStage> stages, Allowance allowance)
        : this(
            problem, @class, stages, allowance,
            new LinearStart(
                PairConstraints.Of(problem, allowance), new bool[problem.Pairs.Length + SeatRuns.Further(problem).Count],
                SettledStages.None(problem, allowance.Cancel)))
    {
    }

    private StagedLinearSolver(AssignmentProblem problem, string @class, IReadOnlyList<SolverStage> stages, Allowance allowance, LinearStart start) =>
        (this.problem, this.@class, this.stages, this.allowance, this.start, further) =
            (problem, @class, stages, allowance, start, SeatRuns.Further(problem));

    private int SettledCount => start.Settled.Outcomes.Count;

    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    /// <exception cref="LimitReachedException">The time is over, and nothing is settled.</exception>
    public ComponentSolution Solve()
    {
        SolveStages();
        return SettledCount + faces.Count == stages.Count && integral is not null && IsProvenBest(integral)
            ? Proven(problem.Amounts(integral))
            : SearchFromLastStage();
    }

    private void SolveStages()
    {
        using var program = new LinearProgram(problem, start.Constraints, start.Excluded, allowance);
        foreach (var stage in stages.Skip(SettledCount))
        {
            allowance.ThrowIfOver();
            var values = ValuesOf(stage);
            var flat = IsFlat(values);
            var exact = flat
                ? new ExactMultipliers(1, new long[start.Constraints.Count], 0, new Int128[values.Length], Excluded(faces.Count))
                : program.Maximise(values) is { } floating ? ExactMultipliers.Of(start.Constraints, values, floating, Free(), Excluded(faces.Count)) : null;
            if (exact is null)
            {
                return;
            }

            integral = flat ? integral : program.IntegralSolution();
            program.RestrictToFace(exact);
            faces.Add(exact);
        }
    }

    // The programme computes in floating point, so its solution is verified against constraints and bounds in integers. Of a
    // bundle it knows only that its demands are filled to equal shares, so that it is filled completely or not at all is verified too.
    private bool IsProvenBest(bool[] chosen)
    {
        var amounts = problem.Amounts(chosen);
        var taken = Taken(amounts);
        return problem.FillsWholeBundles(amounts)
            && start.Constraints.All(constraint => Holds(constraint, taken))
            && Enumerable.Range(0, faces.Count).All(place => LossOf(place, amounts) == 0);
    }

    private static bool Holds(PairConstraint constraint, long[] taken) =>
        constraint.Terms.Sum(term => term.Factor * taken[term.Pair]) is var sum
            && (constraint.IsEqual ? sum == constraint.Most : sum <= constraint.Most);

    // From the last stage back: if an integral plan lies on the face of all stages before, they are all settled.
    private ComponentSolution SearchFromLastStage()
    {
        for (var place = Math.Min(faces.Count, stages.Count - SettledCount - 1); place >= 0; place--)
        {
            (SearchAnswer Answer, bool[] Excluded) found = place < faces.Count
                ? SearchNearFace(place)
                : (SearchOnFace(place, Excluded(place)), Excluded(place));
            if (found.Answer is { Chosen: { } chosen, Proven: true })
            {
                return Continue(place, problem.Amounts(chosen), found.Answer, found.Excluded);
            }

            if (!found.Answer.Impossible)
            {
                break;
            }
        }

        return LexicographicSearch.Solve(problem, @class, stages, start.Settled with { Excluded = start.Excluded }, allowance);
    }

    private (SearchAnswer Answer, bool[] Excluded) SearchNearFace(int place)
    {
        var search = new ReducedCostSearch(problem, faces[place].Slack, Excluded(place));
        var closes = search.FindsBest([4, 2, 1], Int128.MaxValue, without => SearchOnFace(place, without), Loss);
        return (search.Last, search.Excluding(closes ? Loss(search.Last) : search.Tried));

        Int128 Loss(SearchAnswer answer) => LossOf(place, problem.Amounts(answer.Chosen!));
    }

    private SearchAnswer SearchOnFace(int place, bool[] excluded)
    {
        var program = new CpSatProgram(problem, excluded, allowance);
        foreach (var constraint in UsedUp(place).Where(constraint => constraint.IsEqual))
        {
            program.RequireEquality(constraint);
        }

        return program.Optimise(stages[SettledCount + place], stages.Count - SettledCount - place);
    }

    // Settles the stage; a new programme for the rest has the value reached as one more constraint.
    private ComponentSolution Continue(int place, int[] amounts, SearchAnswer answer, bool[] excluded)
    {
        var stage = stages[SettledCount + place];
        // Values are integers: a bound that is less than 1 away proves the value.
        var closes = start.IsChained && place < faces.Count && LossOf(place, amounts) < faces[place].Scale;
        var outcome = closes ? StageOutcome.ByDual(stage.ValueOf(problem, amounts), faces[place].Scale) : answer.Outcome;
        StageOutcome[] outcomes = [.. OutcomesOf(place, amounts), outcome];
        var multipliers = start.IsChained ? Multipliers(place + (closes ? 1 : 0)) : start.Settled.Multipliers;
        var settled = new SettledStages(amounts, [.. start.Settled.Outcomes, .. outcomes], multipliers, excluded);
        if (settled.Outcomes.Count == stages.Count)
        {
            return new ComponentSolution(@class, amounts, settled.Outcomes, multipliers);
        }

        var reached = ValueConstraint(stage, amounts);
        var next = new LinearStart([.. UsedUp(place), reached], excluded, settled) { IsChained = false };
        return new StagedLinearSolver(problem, @class, stages, allowance, next).Solve();
    }

    private PairConstraint ValueConstraint(SolverStage stage, int[] amounts)
    {
        var values = ValuesOf(stage);
        var free = Enumerable.Range(0, values.Length).Where(i => values[i] != 0 && !IsPinned(i)).ToList();
        var taken = Taken(amounts);
        var reached = free.Sum(i => values[i] * taken[i]);
        return new PairConstraint(new(ConstraintKind.Value, 0), [.. free.Select(i => (i, values[i]))], reached, IsEqual: true);
    }

    private ComponentSolution Proven(int[] amounts) => new(
        @class, amounts, [.. start.Settled.Outcomes, .. OutcomesOf(faces.Count, amounts)],
        start.IsChained ? Multipliers(faces.Count) : start.Settled.Multipliers);

    // The certificate has no multipliers for the value of a stage, so after a search only the solver states the bound.
    private IEnumerable<StageOutcome> OutcomesOf(int count, int[] amounts) =>
        stages.Skip(SettledCount).Take(count).Select((stage, at) => start.IsChained
        ? StageOutcome.ByDual(stage.ValueOf(problem, amounts), faces[at].Scale)
        : new StageOutcome(true, true, stage.ValueOf(problem, amounts), StageProof.Solver));

    // How far a plan stays below the bound of a stage, in 1 / scale.
    private Int128 LossOf(int place, int[] amounts)
    {
        var (values, taken) = (ValuesOf(stages[SettledCount + place]), Taken(amounts));
        var loss = faces[place].Bound;
        for (var i = 0; i < values.Length; i++)
        {
            loss -= IsPinned(i) ? 0 : (Int128)values[i] * taken[i] * faces[place].Scale;
        }

        return loss;
    }

    private List<ConstraintMultiplier> Multipliers(int count) =>
    [
        .. start.Constraints.Select((constraint, r) => new ConstraintMultiplier(constraint.Name, [.. faces.Take(count).Select(face => face.Values[r])]))
            .Where(multiplier => multiplier.Constraint.Kind != ConstraintKind.FurtherSeats && multiplier.Values.Any(value => value != 0)),
    ];

    // A pair counts what it counts on a first seat, and further seats, where they are taken, as much less as they do.
    private long[] ValuesOf(SolverStage stage)
    {
        var values = new long[problem.Pairs.Length + further.Count];
        for (var d = 0; d < problem.Demands.Count; d++)
        {
            var seat = ProblemClass.SeatSizeOf(problem, d);
            var first = stage.CountingOneMore(problem.Demands[d]) > 0 ? SeatRuns.Of(problem, d)[0].Value : stage.PerUnit(problem.Demands[d]) * seat;
            foreach (var i in problem.PairsOf(d))
            {
                values[i] = first + stage.ValueOfPair(problem.Pairs[i]);
            }
        }

        foreach (var (at, seats) in further.Index().Where(seats => stage.CountingOneMore(problem.Demands[seats.Item.Demand]) > 0))
        {
            values[problem.Pairs.Length + at] = -seats.Less;
        }

        return values;
    }

    // 1 for each pair that covers something; of further seats as few as these pairs take.
    private long[] Taken(int[] amounts)
    {
        long[] taken = [.. amounts.Select(amount => amount > 0 ? 1L : 0), .. new long[further.Count]];
        foreach (var demand in further.Index().GroupBy(seats => seats.Item.Demand))
        {
            var left = problem.PairsOf(demand.Key).Count(i => amounts[i] > 0 && !IsPinned(i)) - (long)SeatRuns.Of(problem, demand.Key)[0].Seats;
            foreach (var (at, seats) in demand)
            {
                taken[problem.Pairs.Length + at] = Math.Clamp(left, 0, seats.Seats);
                left -= seats.Seats;
            }
        }

        return taken;
    }

    private bool IsPinned(int i) => i < problem.Pairs.Length && problem.Pairs[i].Pinned;

    private bool IsFlat(long[] values)
    {
        var excluded = Excluded(faces.Count);
        return values.Index().All(each => each.Item == 0 || excluded[each.Index] || IsPinned(each.Index));
    }

    private bool[] Excluded(int place) => place == 0 ? start.Excluded : faces[place - 1].Excludes;

    private bool[] Free() => [.. UsedUp(faces.Count).Select(constraint => constraint.IsEqual)];

    // On the face of these stages, constraints with a multiplier are equations.
    private IEnumerable<PairConstraint> UsedUp(int count) => start.Constraints.Select((constraint, r) =>
        constraint.IsEqual || !faces.Take(count).Any(face => face.Values[r] != 0) ? constraint : constraint with { IsEqual = true });
}
