using System.Globalization;
using Google.OrTools.Sat;

namespace CapabilityRegistry.Matching.Solving;

/// <summary>The model in the words of CP-SAT, for one goal. Nothing outside this file knows OR-Tools.</summary>
internal sealed class CpSatProgram
{
    /// <summary>
    /// One worker and a fixed seed: the same input gives the same search. The other settings are those with which
    /// assignment problems of this kind are proven quickest.
    /// </summary>
    private const string Settings =
        "num_workers:1 random_seed:1 linearization_level:2 symmetry_level:0 cp_model_probing_level:0";

    private readonly CpModel program = new();
    private readonly Model model;
    private readonly BoolVar[] chosen;
    private readonly IntVar[] fill;

    /// <param name="model">The question.</param>
    /// <param name="reached">The goals before, which must not fall behind <paramref name="amounts"/>.</param>
    /// <param name="amounts">The plan at hand; also the hint to start from.</param>
    public CpSatProgram(Model model, IEnumerable<Goal> reached, IReadOnlyList<int> amounts)
    {
        this.model = model;
        chosen = [.. model.Pairs.Select((_, i) => program.NewBoolVar($"pair {i}"))];
        fill = [.. model.Demands.Select((demand, i) => program.NewIntVar(0, demand.Quantity, $"fill {i}"))];
        FillWhatIsChosen();
        ServeOneDemandAtATime();
        Keep(reached, amounts);
        Hint(amounts);
    }

    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    public Answer Optimise(Goal goal, TimeSpan? limit, CancellationToken cancel)
    {
        if (goal.Maximise)
        {
            program.Maximize(Measure(goal));
        }
        else
        {
            program.Minimize(Measure(goal));
        }

        using var search = new SolveWrapper();
        search.SetStringParameters(limit is { } time
            ? string.Create(CultureInfo.InvariantCulture, $"{Settings} max_time_in_seconds:{time.TotalSeconds:F6}")
            : Settings);
        using var stop = cancel.Register(search.StopSearch);
        var response = search.Solve(program.Model);
        cancel.ThrowIfCancellationRequested();
        return AnswerOf(response);
    }

    private Answer AnswerOf(CpSolverResponse response) => response.Status switch
    {
        CpSolverStatus.Optimal or CpSolverStatus.Feasible => new Answer(
            response.Status == CpSolverStatus.Optimal,
            (long)Math.Round(response.BestObjectiveBound),
            [.. chosen.Select(pair => response.Solution[pair.Index] == 1)]),
        CpSolverStatus.Unknown => Answer.None,
        // Choosing nothing is always allowed, and so is the plan at hand: anything else is a bug of this file.
        _ => throw new InvalidOperationException($"CP-SAT answered {response.Status}: {program.Validate()}"),
    };

    private void FillWhatIsChosen()
    {
        foreach (var pairs in Numbered().GroupBy(pair => pair.Pair.Demand))
        {
            program.Add(fill[pairs.Key] <= LinearExpr.Sum(pairs.Select(pair => chosen[pair.Index] * pair.Pair.Capacity)));
        }

        foreach (var unserved in Enumerable.Range(0, fill.Length).Except(model.Pairs.Select(pair => pair.Demand)))
        {
            program.Add(fill[unserved] == 0);
        }
    }

    // Intervals that meet pairwise share a day, and the first such day is the start of one of them: so one clique for
    // each start is enough, and much stronger than one constraint for each two intervals.
    private void ServeOneDemandAtATime()
    {
        foreach (var pledge in Numbered().GroupBy(pair => pair.Pair.Pledge))
        {
            foreach (var day in pledge.Select(pair => DemandOf(pair.Pair).Start).Distinct())
            {
                program.AddAtMostOne(pledge
                    .Where(pair => DemandOf(pair.Pair).Start <= day && day < DemandOf(pair.Pair).End)
                    .Select(pair => chosen[pair.Index]));
            }
        }
    }

    private void Keep(IEnumerable<Goal> reached, IReadOnlyList<int> amounts)
    {
        foreach (var goal in reached)
        {
            var value = goal.ValueOf(model, amounts);
            program.Add(goal.Maximise ? Measure(goal) >= value : Measure(goal) <= value);
        }
    }

    private void Hint(IReadOnlyList<int> amounts)
    {
        foreach (var (index, _) in Numbered())
        {
            program.AddHint(chosen[index], amounts[index] > 0);
        }

        foreach (var (demand, filled) in Numbered().GroupBy(pair => pair.Pair.Demand, pair => amounts[pair.Index])
            .Select(group => (group.Key, group.Sum())))
        {
            program.AddHint(fill[demand], filled);
        }
    }

    private LinearExpr Measure(Goal goal) =>
        LinearExpr.WeightedSum(fill, model.Demands.Select(goal.PerUnit))
        + LinearExpr.WeightedSum(chosen, model.Pairs.Select(goal.PerPair));

    private IEnumerable<(int Index, Pair Pair)> Numbered() => model.Pairs.Select((pair, index) => (index, pair));

    private Demand DemandOf(Pair pair) => model.Demands[pair.Demand];
}
