using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Solving.Problem;

namespace CapabilityRegistry.Matching.Solving.Search;

/// <summary>
/// Class G: optimises stage by stage, each within what the stages before have reached. One weighted sum would need weights
/// beyond 64 bits, and could not say which stage is proven.
/// </summary>
internal static class LexicographicSearch
{
    /// <param name="problem">The problem.</param>
    /// <param name="class">The class to report.</param>
    /// <param name="stages">All stages, in order.</param>
    /// <param name="start">What is settled before the search.</param>
    /// <param name="allowance">Time and effort for the search.</param>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    public static ComponentSolution Solve(
        AssignmentProblem problem, string @class, IReadOnlyList<SolverStage> stages, SettledStages start, Allowance allowance)
    {
        var amounts = start.Amounts;
        if (amounts is null)
        {
            // If everything can be filled, one search settles all priorities.
            var all = allowance.InTime(
                () => new CpSatProgram(problem, start.Excluded, allowance)
                    .Optimise(SolverStage.AllFill, stages.Count, SolverStage.AllFill.EvidentBound(problem)),
                () => SearchAnswer.None);
            if (all.Impossible)
            {
                return new ComponentSolution(@class, null, [], []);
            }

            amounts = all.Chosen is null ? null : problem.Amounts(all.Chosen);
        }

        var (outcomes, excluded) = (start.Outcomes.ToList(), start.Excluded);
        foreach (var (place, stage) in stages.Index().Skip(outcomes.Count))
        {
            if (amounts is not null && Evident(problem, stage, amounts) is { } evident)
            {
                outcomes.Add(evident);
                continue;
            }

            var answer = allowance.InTime(
                () => amounts is null
                    ? new CpSatProgram(problem, excluded, allowance).Optimise(stage, stages.Count - place)
                    : new StageSearch(problem, stages, place, amounts, allowance).Solve(ref excluded),
                () => SearchAnswer.None);
            outcomes.Add(answer.Impossible ? throw new InvalidOperationException("CP-SAT reports a feasible problem as infeasible.") : answer.Outcome);
            // A search for one stage ignores the stages after it; what can still be filled needs no search.
            amounts = answer.Chosen is null ? amounts
                : stage.Maximise ? Greedy.Fill(problem, answer.Chosen, allowance.Cancel)
                : problem.Amounts(answer.Chosen);
        }

        return new ComponentSolution(@class, amounts, outcomes, start.Multipliers);
    }

    /// <summary>Result without a search: what <see cref="Greedy"/> finds, proven where its bound is evident.</summary>
    public static ComponentSolution WithoutSearch(AssignmentProblem problem, string @class, IReadOnlyList<SolverStage> stages, CancellationToken cancel)
    {
        var amounts = SettledStages.None(problem, cancel).Amounts;
        return new ComponentSolution(
            @class, amounts,
            [.. stages.Select(stage => amounts is null ? StageOutcome.None : Evident(problem, stage, amounts) ?? StageOutcome.None)], []);
    }

    private static StageOutcome? Evident(AssignmentProblem problem, SolverStage stage, int[] amounts)
    {
        var value = stage.ValueOf(problem, amounts);
        return value == stage.EvidentBound(problem) ? new StageOutcome(true, true, value, StageProof.Evident) : null;
    }
}
