using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Solving.Problem;
using CapabilityRegistry.Matching.Solving.Search;

namespace CapabilityRegistry.Matching.Solving.Linear;

/// <summary>
/// Components in slots that are no flow: the linear programme, level by level, each on the face of best solutions that the
/// levels before have left. Where the last vertex is whole, the multipliers prove every level at once. Where it is not, a
/// search looks for a whole plan on the face of as many levels as have one, and the levels after it start anew.
/// </summary>
internal sealed class StagedLinearSolver
{
    private readonly AssignmentProblem model;
    private readonly string @class;
    private readonly IReadOnlyList<StageObjective> goals;
    private readonly Allowance allowance;
    private readonly LinearStart stand;
    private readonly List<ExactMultipliers> faces = [];
    private bool[]? whole;

    public StagedLinearSolver(AssignmentProblem model, string @class, IReadOnlyList<StageObjective> goals, Allowance allowance)
        : this(model, @class, goals, allowance, new LinearStart([.. PairConstraints.Of(model)], new bool[model.Pairs.Length], SettledStages.None(model)))
    {
    }

    private StagedLinearSolver(AssignmentProblem model, string @class, IReadOnlyList<StageObjective> goals, Allowance allowance, LinearStart stand) =>
        (this.model, this.@class, this.goals, this.allowance, this.stand) = (model, @class, goals, allowance, stand);

    private int Settled => stand.Start.Outcomes.Count;

    public ComponentSolution Solve(CancellationToken cancel)
    {
        SolveStages(cancel);
        return Settled + faces.Count == goals.Count && whole is not null && IsProvenBest(whole) ? Proven(model.Amounts(whole)) : SearchFromLastStage(cancel);
    }

    private void SolveStages(CancellationToken cancel)
    {
        using var program = new LinearProgram(model, stand.Limits, stand.Excluded);
        foreach (var goal in goals.Skip(Settled))
        {
            cancel.ThrowIfCancellationRequested();
            var worth = WorthOf(goal);
            var flat = IsFlat(worth);
            var exact = flat
                ? new ExactMultipliers(1, new long[stand.Limits.Count], 0, new Int128[worth.Length], Excluded(faces.Count))
                : program.Maximise(worth) is { } floating ? ExactMultipliers.Of(stand.Limits, worth, floating, Free(), Excluded(faces.Count)) : null;
            if (exact is null)
            {
                return;
            }

            whole = flat ? whole : program.IntegralSolution();
            program.RestrictToFace(exact);
            faces.Add(exact);
        }
    }

    // The programme's numbers are floating, so what it found is held against limits and bounds in integers.
    private bool IsProvenBest(bool[] chosen)
    {
        var amounts = model.Amounts(chosen);
        return stand.Limits.All(limit => Holds(limit, chosen)) && Enumerable.Range(0, faces.Count).All(level => LossOf(level, amounts) == 0);
    }

    private static bool Holds(PairConstraint limit, bool[] chosen) =>
        limit.Terms.Where(term => chosen[term.Pair]).Sum(term => term.Factor) is var sum && (limit.IsEqual ? sum == limit.Most : sum <= limit.Most);

    // From the last level back: if a whole plan lies on the face of all levels before, they are all settled.
    private ComponentSolution SearchFromLastStage(CancellationToken cancel)
    {
        for (var level = Math.Min(faces.Count, goals.Count - Settled - 1); level >= 0; level--)
        {
            (SearchAnswer Answer, bool[] Excluded) found = level < faces.Count ? SearchNearFace(level, cancel) : (SearchOnFace(level, Excluded(level), cancel), Excluded(level));
            if (found.Answer is { Chosen: { } chosen, Proven: true })
            {
                return Continue(level, model.Amounts(chosen), found.Answer, found.Excluded, cancel);
            }

            if (!found.Answer.Impossible)
            {
                break;
            }
        }

        return CapabilityRegistry.Matching.Solving.Search.LexicographicSearch.Solve(model, @class, goals, stand.Start with { Excluded = stand.Excluded }, allowance, cancel);
    }

    private (SearchAnswer Answer, bool[] Excluded) SearchNearFace(int level, CancellationToken cancel)
    {
        var widening = new ReducedCostSearch(model, faces[level].Slack, Excluded(level));
        var closes = widening.FindsBest([4, 2, 1], Int128.MaxValue, without => SearchOnFace(level, without, cancel), Loss);
        return (widening.Last, widening.Excluding(closes ? Loss(widening.Last) : widening.Tried));

        Int128 Loss(SearchAnswer answer) => LossOf(level, model.Amounts(answer.Chosen!));
    }

    private SearchAnswer SearchOnFace(int level, bool[] excluded, CancellationToken cancel)
    {
        var program = new CpSatProgram(model, excluded);
        foreach (var limit in UsedUp(level).Where(limit => limit.IsEqual))
        {
            program.RequireEquality(limit);
        }

        return program.Optimise(goals[Settled + level], allowance, goals.Count - Settled - level, cancel);
    }

    // What is settled now; the levels after it get a programme of their own, in which the value reached is one more limit.
    private ComponentSolution Continue(int level, int[] amounts, SearchAnswer answer, bool[] excluded, CancellationToken cancel)
    {
        var goal = goals[Settled + level];
        // Values are integers: a bound that is less than 1 away is as good as none.
        var closes = stand.IsChained && level < faces.Count && LossOf(level, amounts) < faces[level].Scale;
        StageOutcome[] outcomes = [.. OutcomesOf(level, amounts), closes ? StageOutcome.ByDual(goal.ValueOf(model, amounts), faces[level].Scale) : answer.Outcome];
        var prices = stand.IsChained ? Prices(level + (closes ? 1 : 0)) : stand.Start.Prices;
        var start = new SettledStages(amounts, [.. stand.Start.Outcomes, .. outcomes], prices, excluded);
        if (start.Outcomes.Count == goals.Count)
        {
            return new ComponentSolution(@class, amounts, start.Outcomes, prices);
        }

        var reached = ValueLimit(goal, amounts);
        return new StagedLinearSolver(model, @class, goals, allowance, new LinearStart([.. UsedUp(level), reached], excluded, start) { IsChained = false }).Solve(cancel);
    }

    private PairConstraint ValueLimit(StageObjective goal, int[] amounts)
    {
        var worth = WorthOf(goal);
        var free = Enumerable.Range(0, worth.Length).Where(i => worth[i] != 0 && !model.Pairs[i].Pinned).ToList();
        return new PairConstraint(new(ConstraintKind.Value, 0), [.. free.Select(i => (i, worth[i]))], free.Where(i => amounts[i] > 0).Sum(i => worth[i]), IsEqual: true);
    }

    private ComponentSolution Proven(int[] amounts) => new(
        @class, amounts, [.. stand.Start.Outcomes, .. OutcomesOf(faces.Count, amounts)], stand.IsChained ? Prices(faces.Count) : stand.Start.Prices);

    // The certificate has no multipliers for the value of a level, so after a search it can only give our word.
    private IEnumerable<StageOutcome> OutcomesOf(int levels, int[] amounts) => goals.Skip(Settled).Take(levels).Select((goal, at) => stand.IsChained
        ? StageOutcome.ByDual(goal.ValueOf(model, amounts), faces[at].Scale)
        : new StageOutcome(true, true, goal.ValueOf(model, amounts), StageProof.Solver));

    // How far a plan stays below the bound of a level, in 1 / scale.
    private Int128 LossOf(int level, int[] amounts)
    {
        var worth = WorthOf(goals[Settled + level]);
        var loss = faces[level].Bound;
        for (var i = 0; i < worth.Length; i++)
        {
            loss -= amounts[i] > 0 && !model.Pairs[i].Pinned ? (Int128)worth[i] * faces[level].Scale : 0;
        }

        return loss;
    }

    private List<ConstraintMultiplier> Prices(int levels) =>
    [
        .. stand.Limits.Select((limit, r) => new ConstraintMultiplier(limit.Name, [.. faces.Take(levels).Select(face => face.Values[r])]))
            .Where(price => price.Values.Any(value => value != 0)),
    ];

    private long[] WorthOf(StageObjective goal) => [.. model.Pairs.Select(pair => goal.WorthOf(model, pair, pair.Capacity))];

    private bool IsFlat(long[] worth)
    {
        var excluded = Excluded(faces.Count);
        return worth.Index().All(each => each.Item == 0 || excluded[each.Index] || model.Pairs[each.Index].Pinned);
    }

    private bool[] Excluded(int level) => level == 0 ? stand.Excluded : faces[level - 1].Excludes;

    private bool[] Free() => [.. UsedUp(faces.Count).Select(limit => limit.IsEqual)];

    // On the face of these levels, limits with a multiplier are equations.
    private IEnumerable<PairConstraint> UsedUp(int levels) => stand.Limits.Select((limit, r) =>
        limit.IsEqual || !faces.Take(levels).Any(face => face.Values[r] != 0) ? limit : limit with { IsEqual = true });
}

/// <summary>Where a linear programme sets out.</summary>
/// <param name="Limits">All limits, those that every plan of interest uses up as equations.</param>
/// <param name="Excluded">Pairs that no plan of interest holds.</param>
/// <param name="Start">What is settled.</param>
internal sealed record LinearStart(IReadOnlyList<PairConstraint> Limits, bool[] Excluded, SettledStages Start)
{
    /// <summary>Whether multipliers prove every level so far, so that those to come can go on from there.</summary>
    public bool IsChained { get; init; } = true;
}
