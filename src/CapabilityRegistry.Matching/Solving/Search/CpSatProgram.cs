using System.Globalization;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Solving.Problem;
using Google.OrTools.Sat;

namespace CapabilityRegistry.Matching.Solving.Search;

/// <summary>A component in the words of CP-SAT, for one goal.</summary>
internal sealed class CpSatProgram
{
    /// <summary>
    /// One worker and a fixed seed: the same input gives the same search. The linear programme over everything makes proofs of
    /// assignment problems quick. No presolve: in OR-Tools 9.15 it calls some small questions impossible to which there is an
    /// answer, and then nothing that it proves could be believed; without it a plan takes up to half as long again.
    /// </summary>
    private const string Settings = "num_workers:1 random_seed:1 linearization_level:2 cp_model_presolve:false symmetry_level:0";

    private readonly CpModel program = new();
    private readonly AssignmentProblem model;
    private readonly BoolVar?[] chosen;
    private readonly int[] open;
    private readonly LinearExpr[] fill;

    /// <param name="model">The question.</param>
    /// <param name="excluded">Pairs of which it is known that no best plan holds them.</param>
    public CpSatProgram(AssignmentProblem model, IReadOnlyList<bool> excluded)
    {
        this.model = model;
        chosen = [.. model.Pairs.Select((pair, i) => excluded[i] && !pair.Pinned ? null : Variable(pair.Pinned))];
        open = [.. Enumerable.Range(0, chosen.Length).Where(i => chosen[i] is not null)];
        var rules = new CpSatConstraints(program, model, chosen);
        fill = [.. Enumerable.Range(0, model.Demands.Count).Select(rules.Fill)];
        rules.ServeOneDemandAtATime();
        rules.ServeTogether();
        rules.ServeApart();
        rules.FillBundles(fill);
    }

    /// <summary>The goals before must not fall behind what a plan has reached.</summary>
    public void RequireReached(IEnumerable<StageObjective> reached, int[] amounts)
    {
        foreach (var goal in reached)
        {
            var value = goal.ValueOf(model, amounts) - goal.ValueOfNothing(model);
            program.Add(goal.Maximise ? Measure(goal) >= value : Measure(goal) <= value);
        }
    }

    /// <summary>A limit that every plan of interest uses up.</summary>
    public void RequireEquality(PairConstraint limit)
    {
        var terms = limit.Terms.Where(term => chosen[term.Pair] is not null).ToList();
        program.Add(LinearExpr.WeightedSum(terms.Select(term => chosen[term.Pair]!), terms.Select(term => term.Factor)) == limit.Most);
    }

    /// <summary>A plan to start from.</summary>
    public void Hint(int[] amounts)
    {
        foreach (var i in open)
        {
            program.AddHint(chosen[i]!, amounts[i] > 0);
        }
    }

    /// <param name="goal">What to optimise.</param>
    /// <param name="allowance">What it may take.</param>
    /// <param name="waiting">How many goals share the time that is left, this one included.</param>
    /// <param name="cancel">Stops the search.</param>
    /// <param name="enough">A value that no plan surpasses: whoever reaches it need not look further.</param>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    public SearchAnswer Optimise(StageObjective goal, Allowance allowance, int waiting, CancellationToken cancel, long? enough = null)
    {
        if (allowance.IsUsedUp)
        {
            return SearchAnswer.None;
        }

        if (goal.Maximise)
        {
            program.Maximize(Measure(goal));
        }
        else
        {
            program.Minimize(Measure(goal));
        }

        using var search = new SolveWrapper();
        search.SetStringParameters(Settings
            + (allowance.Share(waiting) is { } time ? string.Create(CultureInfo.InvariantCulture, $" max_time_in_seconds:{Math.Max(time.TotalSeconds, 0.001):F6}") : "")
            + (allowance.Effort is { } most ? string.Create(CultureInfo.InvariantCulture, $" max_deterministic_time:{most}") : ""));
        using var stop = cancel.Register(search.StopSearch);
        // As a constraint the bound makes the search no quicker.
        using var sight = new StopAtBound(goal, enough - goal.ValueOfNothing(model));
        search.AddSolutionCallback(sight);
        var response = search.Solve(program.Model);
        cancel.ThrowIfCancellationRequested();
        return AnswerOf(response, goal.ValueOfNothing(model));
    }

    private SearchAnswer AnswerOf(CpSolverResponse response, long constant) => response.Status switch
    {
        CpSolverStatus.Optimal or CpSolverStatus.Feasible => new SearchAnswer(
            response.Status == CpSolverStatus.Optimal,
            false,
            (long)Math.Round(response.BestObjectiveBound) + constant,
            [.. chosen.Select(pair => pair is not null && response.Solution[pair.Index] == 1)]),
        CpSolverStatus.Unknown => SearchAnswer.None,
        CpSolverStatus.Infeasible => SearchAnswer.Infeasible,
        _ => throw new InvalidOperationException($"CP-SAT answered {response.Status}: {program.Validate()}"),
    };

    private BoolVar Variable(bool pinned)
    {
        var variable = program.NewBoolVar("");
        if (pinned)
        {
            program.Add(variable == 1);
        }

        return variable;
    }

    private LinearExpr Measure(StageObjective goal) =>
        LinearExpr.WeightedSum(fill, model.Demands.Select(goal.PerUnit))
        + LinearExpr.WeightedSum(open.Select(i => chosen[i]!), open.Select(i => goal.PerChosen(model.Pairs[i]) - goal.PerUnchosen(model.Pairs[i])));
}

/// <summary>What a search for one goal found.</summary>
/// <param name="Proven">Whether nothing better exists, given the goals before.</param>
/// <param name="Impossible">Whether it is proven that no plan exists.</param>
/// <param name="Bound">No choice reaches more (or less, when minimised); null when not known.</param>
/// <param name="Chosen">Which pairs to choose; null when the search found nothing in its time.</param>
internal sealed record SearchAnswer(bool Proven, bool Impossible, long? Bound, IReadOnlyList<bool>? Chosen)
{
    public static SearchAnswer None { get; } = new(false, false, null, null);

    public static SearchAnswer Infeasible { get; } = new(false, true, null, null);

    public StageOutcome Outcome => new(Chosen is not null, Proven, Bound, Chosen is null ? StageProof.None : StageProof.Solver);
}

/// <summary>Ends a search that has found the best there can be.</summary>
internal sealed class StopAtBound(StageObjective goal, long? enough) : SolutionCallback
{
    public override void OnSolutionCallback()
    {
        if (enough is { } value && (goal.Maximise ? ObjectiveValue() >= value : ObjectiveValue() <= value))
        {
            StopSearch();
        }
    }
}
