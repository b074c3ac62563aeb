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
    private readonly IReadOnlyList<StageObjective> objectives;
    private readonly Allowance allowance;
    private readonly LinearStart start;
    private readonly IReadOnlyList<FurtherSeats> further;
    private readonly List<ExactMultipliers> faces = [];
    private bool[]? integral;

    public StagedLinearSolver(AssignmentProblem problem, string @class, IReadOnlyList<StageObjective> objectives, Allowance allowance)
        : this(
            problem, @class, objectives, allowance,
            new LinearStart(
                PairConstraints.Of(problem, allowance), new bool[problem.Pairs.Length + SeatRuns.Further(problem).Count],
                SettledStages.None(problem, allowance.Cancel)))
    {
    }

    private StagedLinearSolver(AssignmentProblem problem, string @class, IReadOnlyList<StageObjective> objectives, Allowance allowance, LinearStart start) =>
        (this.problem, this.@class, this.objectives, this.allowance, this.start, further) =
            (problem, @class, objectives, allowance, start, SeatRuns.Further(problem));

    private int SettledCount => start.Settled.Outcomes.Count;

    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    /// <exception cref="LimitReachedException">The time is over, and nothing is settled.</exception>
    public ComponentSolution Solve()
    {
        SolveStages();
        return SettledCount + faces.Count == objectives.Count && integral is not null && IsProvenBest(integral)
            ? Proven(problem.Amounts(integral))
            : SearchFromLastStage();
    }

    private void SolveStages()
    {
        using var program = new LinearProgram(problem, start.Constraints, start.Excluded, allowance);
        foreach (var objective in objectives.Skip(SettledCount))
        {
            allowance.ThrowIfOver();
            var values = ValuesOf(objective);
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
            && Enumerable.Range(0, faces.Count).All(stage => LossOf(stage, amounts) == 0);
    }

    private static bool Holds(PairConstraint constraint, long[] taken) =>
        constraint.Terms.Sum(term => term.Factor * taken[term.Pair]) is var sum
            && (constraint.IsEqual ? sum == constraint.Most : sum <= constraint.Most);

    // From the last stage back: if an integral plan lies on the face of all stages before, they are all settled.
    private ComponentSolution SearchFromLastStage()
    {
        for (var stage = Math.Min(faces.Count, objectives.Count - SettledCount - 1); stage >= 0; stage--)
        {
            (SearchAnswer Answer, bool[] Excluded) found = stage < faces.Count
                ? SearchNearFace(stage)
                : (SearchOnFace(stage, Excluded(stage)), Excluded(stage));
            if (found.Answer is { Chosen: { } chosen, Proven: true })
            {
                return Continue(stage, problem.Amounts(chosen), found.Answer, found.Excluded);
            }

            if (!found.Answer.Impossible)
            {
                break;
            }
        }

        return LexicographicSearch.Solve(problem, @class, objectives, start.Settled with { Excluded = start.Excluded }, allowance);
    }

    private (SearchAnswer Answer, bool[] Excluded) SearchNearFace(int stage)
    {
        var search = new ReducedCostSearch(problem, faces[stage].Slack, Excluded(stage));
        var closes = search.FindsBest([4, 2, 1], Int128.MaxValue, without => SearchOnFace(stage, without), Loss);
        return (search.Last, search.Excluding(closes ? Loss(search.Last) : search.Tried));

        Int128 Loss(SearchAnswer answer) => LossOf(stage, problem.Amounts(answer.Chosen!));
    }

    private SearchAnswer SearchOnFace(int stage, bool[] excluded)
    {
        var program = new CpSatProgram(problem, excluded, allowance);
        foreach (var constraint in UsedUp(stage).Where(constraint => constraint.IsEqual))
        {
            program.RequireEquality(constraint);
        }

        return program.Optimise(objectives[SettledCount + stage], objectives.Count - SettledCount - stage);
    }

    // Settles the stage; a new programme for the rest has the value reached as one more constraint.
    private ComponentSolution Continue(int stage, int[] amounts, SearchAnswer answer, bool[] excluded)
    {
        var objective = objectives[SettledCount + stage];
        // Values are integers: a bound that is less than 1 away proves the value.
        var closes = start.IsChained && stage < faces.Count && LossOf(stage, amounts) < faces[stage].Scale;
        var outcome = closes ? StageOutcome.ByDual(objective.ValueOf(problem, amounts), faces[stage].Scale) : answer.Outcome;
        StageOutcome[] outcomes = [.. OutcomesOf(stage, amounts), outcome];
        var multipliers = start.IsChained ? Multipliers(stage + (closes ? 1 : 0)) : start.Settled.Multipliers;
        var settled = new SettledStages(amounts, [.. start.Settled.Outcomes, .. outcomes], multipliers, excluded);
        if (settled.Outcomes.Count == objectives.Count)
        {
            return new ComponentSolution(@class, amounts, settled.Outcomes, multipliers);
        }

        var reached = ValueConstraint(objective, amounts);
        var next = new LinearStart([.. UsedUp(stage), reached], excluded, settled) { IsChained = false };
        return new StagedLinearSolver(problem, @class, objectives, allowance, next).Solve();
    }

    private PairConstraint ValueConstraint(StageObjective objective, int[] amounts)
    {
        var values = ValuesOf(objective);
        var free = Enumerable.Range(0, values.Length).Where(i => values[i] != 0 && !IsPinned(i)).ToList();
        var taken = Taken(amounts);
        var reached = free.Sum(i => values[i] * taken[i]);
        return new PairConstraint(new(ConstraintKind.Value, 0), [.. free.Select(i => (i, values[i]))], reached, IsEqual: true);
    }

    private ComponentSolution Proven(int[] amounts) => new(
        @class, amounts, [.. start.Settled.Outcomes, .. OutcomesOf(faces.Count, amounts)],
        start.IsChained ? Multipliers(faces.Count) : start.Settled.Multipliers);

    // The certificate has no multipliers for the value of a stage, so after a search only the solver states the bound.
    private IEnumerable<StageOutcome> OutcomesOf(int stages, int[] amounts) =>
        objectives.Skip(SettledCount).Take(stages).Select((objective, at) => start.IsChained
        ? StageOutcome.ByDual(objective.ValueOf(problem, amounts), faces[at].Scale)
        : new StageOutcome(true, true, objective.ValueOf(problem, amounts), StageProof.Solver));

    // How far a plan stays below the bound of a stage, in 1 / scale.
    private Int128 LossOf(int stage, int[] amounts)
    {
        var (values, taken) = (ValuesOf(objectives[SettledCount + stage]), Taken(amounts));
        var loss = faces[stage].Bound;
        for (var i = 0; i < values.Length; i++)
        {
            loss -= IsPinned(i) ? 0 : (Int128)values[i] * taken[i] * faces[stage].Scale;
        }

        return loss;
    }

    private List<ConstraintMultiplier> Multipliers(int stages) =>
    [
        .. start.Constraints.Select((constraint, r) => new ConstraintMultiplier(constraint.Name, [.. faces.Take(stages).Select(face => face.Values[r])]))
            .Where(multiplier => multiplier.Constraint.Kind != ConstraintKind.FurtherSeats && multiplier.Values.Any(value => value != 0)),
    ];

    // A pair counts what it counts on a first seat, and further seats, where they are taken, as much less as they do.
    private long[] ValuesOf(StageObjective objective)
    {
        var values = new long[problem.Pairs.Length + further.Count];
        for (var d = 0; d < problem.Demands.Count; d++)
        {
            var seat = ProblemClass.SeatSizeOf(problem, d);
            var first = objective.CountingOneMore(problem.Demands[d]) > 0 ? SeatRuns.Of(problem, d)[0].Value : objective.PerUnit(problem.Demands[d]) * seat;
            foreach (var i in problem.PairsOf(d))
            {
                values[i] = first + objective.ValueOfPair(problem.Pairs[i]);
            }
        }

        foreach (var (at, seats) in further.Index().Where(seats => objective.CountingOneMore(problem.Demands[seats.Item.Demand]) > 0))
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

    private bool[] Excluded(int stage) => stage == 0 ? start.Excluded : faces[stage - 1].Excludes;

    private bool[] Free() => [.. UsedUp(faces.Count).Select(constraint => constraint.IsEqual)];

    // On the face of these stages, constraints with a multiplier are equations.
    private IEnumerable<PairConstraint> UsedUp(int stages) => start.Constraints.Select((constraint, r) =>
        constraint.IsEqual || !faces.Take(stages).Any(face => face.Values[r] != 0) ? constraint : constraint with { IsEqual = true });
}
