using System.Globalization;
using CapabilityRegistry.Matching.Solving.Problem;
using Google.OrTools.Sat;

namespace CapabilityRegistry.Matching.Solving.Search;

/// <summary>A component as a CP-SAT problem, for one stage.</summary>
internal sealed class CpSatProgram
{
    /// <summary>
    /// One worker and a fixed seed: the same input gives the same search. The linear programme over everything makes proofs of
    /// assignment problems quick. No presolve: in OR-Tools 9.15 it reports some small feasible
    /// problems as infeasible, and then none of its proofs could be trusted; without it a plan takes up to half as long again.
    /// </summary>
    private const string Settings = "num_workers:1 random_seed:1 linearization_level:2 cp_model_presolve:false symmetry_level:0";

    private readonly CpModel program = new();
    private readonly AssignmentProblem problem;
    private readonly BoolVar?[] chosen;
    private readonly int[] open;
    private readonly LinearExpr[] fill;
    private readonly Allowance allowance;
    private readonly IReadOnlyList<bool> excluded;

    /// <param name="problem">The problem.</param>
    /// <param name="excluded">Pairs that are known to be in no best plan; after them there may be further seats that none takes.</param>
    /// <param name="allowance">Time and effort, for building it too.</param>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    /// <exception cref="LimitReachedException">The time is over.</exception>
    public CpSatProgram(AssignmentProblem problem, IReadOnlyList<bool> excluded, Allowance allowance)
    {
        (this.problem, this.allowance, this.excluded) = (problem, allowance, excluded);
        chosen = [.. problem.Pairs.Select((pair, i) => excluded[i] && !pair.Pinned ? null : Variable(pair.Pinned))];
        open = [.. Enumerable.Range(0, chosen.Length).Where(i => chosen[i] is not null)];
        var rules = new CpSatConstraints(program, problem, chosen, allowance);
        fill = [.. Enumerable.Range(0, problem.Demands.Count).Select(rules.Fill)];
        rules.ServeOneDemandAtATime();
        rules.ServeTogether();
        rules.ServeApart();
        rules.FillBundles(fill);
    }

    /// <summary>Earlier stages must not fall below what a plan has reached.</summary>
    public void RequireReached(IEnumerable<SolverStage> reached, int[] amounts)
    {
        foreach (var stage in reached)
        {
            var value = stage.ValueOf(problem, amounts) - stage.ValueOfNothing(problem);
            program.Add(stage.Maximise ? Measure(stage) >= value : Measure(stage) <= value);
        }
    }

    /// <summary>Adds a constraint as an equation: every plan of interest meets it with equality.</summary>
    public void RequireEquality(PairConstraint constraint)
    {
        var terms = constraint.Terms.Where(term => term.Pair >= chosen.Length || chosen[term.Pair] is not null).ToList();
        program.Add(LinearExpr.WeightedSum(terms.Select(term => Taken(term.Pair)), terms.Select(term => term.Factor)) == constraint.Most);
    }

    private IntVar Taken(int i) => i < chosen.Length ? chosen[i]! : FurtherSeats[i - chosen.Length];

    // How many further seats are taken: at least those that the pairs need beyond the first ones.
    private IntVar[] FurtherSeats => field ??= FurtherSeatsOf();

    private IntVar[] FurtherSeatsOf()
    {
        var seats = SeatRuns.Further(problem);
        var taken = seats.Select((of, at) => program.NewIntVar(0, excluded.Count > chosen.Length && excluded[chosen.Length + at] ? 0 : of.Seats, "")).ToArray();
        foreach (var demand in seats.Index().GroupBy(of => of.Item.Demand, of => taken[of.Index]))
        {
            var pairs = problem.PairsOf(demand.Key).Where(i => chosen[i] is not null && !problem.Pairs[i].Pinned).Select(i => chosen[i]!);
            program.Add(LinearExpr.Sum(pairs) - LinearExpr.Sum(demand) <= SeatRuns.Of(problem, demand.Key)[0].Seats);
        }

        return taken;
    }

    /// <summary>A plan to start from.</summary>
    public void Hint(int[] amounts)
    {
        foreach (var i in open)
        {
            program.AddHint(chosen[i]!, amounts[i] > 0);
        }
    }

    /// <param name="stage">What is optimised.</param>
    /// <param name="waiting">How many stages share the time that is left, this one included.</param>
    /// <param name="enough">A value that no plan surpasses; a search that reaches it stops.</param>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    public SearchAnswer Optimise(SolverStage stage, int waiting, long? enough = null)
    {
        if (allowance.IsUsedUp)
        {
            return SearchAnswer.None;
        }

        if (stage.Maximise)
        {
            program.Maximize(Measure(stage));
        }
        else
        {
            program.Minimize(Measure(stage));
        }

        using var search = new SolveWrapper();
        search.SetStringParameters(Settings
            + (allowance.Share(waiting) is { } time
                ? string.Create(CultureInfo.InvariantCulture, $" max_time_in_seconds:{Math.Max(time.TotalSeconds, 0.001):F6}")
                : "")
            + (allowance.Effort is { } most ? string.Create(CultureInfo.InvariantCulture, $" max_deterministic_time:{most}") : ""));
        using var stop = allowance.Cancel.Register(search.StopSearch);
        // The bound is no constraint of the problem: as one it makes the search no faster.
        using var stopAtBound = new StopAtBound(stage, enough - stage.ValueOfNothing(problem));
        search.AddSolutionCallback(stopAtBound);
        var response = search.Solve(program.Model);
        allowance.Cancel.ThrowIfCancellationRequested();
        return AnswerOf(response, stage.ValueOfNothing(problem));
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

    // The units filled of a demand that count one more: as many as possible, since more of them are never worse.
    private LinearExpr First(int d)
    {
        var first = program.NewIntVar(0, problem.Demands[d].Remainder, "");
        program.Add(first <= fill[d]);
        return first;
    }

    private LinearExpr Measure(SolverStage stage) =>
        LinearExpr.WeightedSum(fill, problem.Demands.Select(stage.PerUnit))
        + LinearExpr.Sum(Enumerable.Range(0, fill.Length).Where(d => stage.CountingOneMore(problem.Demands[d]) > 0).Select(First))
        + LinearExpr.WeightedSum(open.Select(i => chosen[i]!),
            open.Select(i => stage.PerChosen(problem.Pairs[i]) - stage.PerUnchosen(problem.Pairs[i])));
}
