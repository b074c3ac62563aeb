using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Solving.Problem;

namespace CapabilityRegistry.Matching.Solving.Search;

/// <summary>
/// Class G: optimises goal by goal, each within what the goals before have reached. One weighted sum would need weights
/// beyond 64 bits, and could not say which goal is proven.
/// </summary>
internal static class LexicographicSearch
{
    /// <param name="model">The question.</param>
    /// <param name="class">How to name the class.</param>
    /// <param name="goals">All goals.</param>
    /// <param name="start">What was settled before.</param>
    /// <param name="allowance">What the search may take.</param>
    /// <param name="cancel">Stops the search.</param>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    public static ComponentSolution Solve(
        AssignmentProblem model, string @class, IReadOnlyList<StageObjective> goals, SettledStages start, Allowance allowance, CancellationToken cancel)
    {
        var amounts = start.Amounts;
        if (amounts is null)
        {
            // With luck everything can be filled, and one search settles all priorities.
            var all = new CpSatProgram(model, start.Excluded).Optimise(StageObjective.AllFill, allowance, goals.Count, cancel, StageObjective.AllFill.EvidentBound(model));
            if (all.Impossible)
            {
                return new ComponentSolution(@class, null, [], []);
            }

            amounts = all.Chosen is null ? null : model.Amounts(all.Chosen);
        }

        var (outcomes, excluded) = (start.Outcomes.ToList(), start.Excluded);
        foreach (var (level, goal) in goals.Index().Skip(outcomes.Count))
        {
            if (amounts is not null && Evident(model, goal, amounts) is { } evident)
            {
                outcomes.Add(evident);
                continue;
            }

            var answer = amounts is null
                ? new CpSatProgram(model, excluded).Optimise(goal, allowance, goals.Count - level, cancel)
                : new StageSearch(model, goals, level, amounts, allowance).Solve(ref excluded, cancel);
            outcomes.Add(answer.Impossible ? throw new InvalidOperationException("CP-SAT calls a question impossible to which there is an answer.") : answer.Outcome);
            // A search for one goal lets go of all below it; what can be filled all the same need not be searched for.
            amounts = answer.Chosen is null ? amounts : goal.Maximise ? Greedy.Fill(model, answer.Chosen) : model.Amounts(answer.Chosen);
        }

        return new ComponentSolution(@class, amounts, outcomes, start.Prices);
    }

    /// <summary>Where no time is left: what <see cref="Greedy"/> finds, which now and then is evidently the best there is.</summary>
    public static ComponentSolution WithoutSearch(AssignmentProblem model, string @class, IReadOnlyList<StageObjective> goals)
    {
        var amounts = SettledStages.None(model).Amounts;
        return new ComponentSolution(@class, amounts, [.. goals.Select(goal => amounts is null ? StageOutcome.None : Evident(model, goal, amounts) ?? StageOutcome.None)], []);
    }

    private static StageOutcome? Evident(AssignmentProblem model, StageObjective goal, int[] amounts)
    {
        var value = goal.ValueOf(model, amounts);
        return value == goal.EvidentBound(model) ? new StageOutcome(true, true, value, StageProof.Evident) : null;
    }
}

/// <summary>What is settled before a search.</summary>
/// <param name="Amounts">A plan to start from; null when none is known.</param>
/// <param name="Outcomes">Of the goals that are settled.</param>
/// <param name="Prices">What proves them.</param>
/// <param name="Excluded">Pairs that no plan holds which keeps what is settled.</param>
internal sealed record SettledStages(
    int[]? Amounts, IReadOnlyList<StageOutcome> Outcomes, IReadOnlyList<ConstraintMultiplier> Prices, IReadOnlyList<bool> Excluded)
{
    /// <summary>Nothing is settled. Whether there is a plan that holds all pins is for the search to find out.</summary>
    public static SettledStages None(AssignmentProblem model) => new(
        model.Pairs.Any(pair => pair.Pinned) ? null : Greedy.Fill(model, new bool[model.Pairs.Length]), [], [], new bool[model.Pairs.Length]);
}
