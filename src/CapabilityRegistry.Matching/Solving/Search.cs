using System.Diagnostics;

namespace CapabilityRegistry.Matching.Solving;

/// <summary>
/// Class G: optimises goal by goal, each within what the goals before have reached. One weighted sum would need weights
/// beyond 64 bits, and could not say which goal is proven.
/// </summary>
internal static class Search
{
    /// <param name="model">The question.</param>
    /// <param name="class">How to name the class.</param>
    /// <param name="goals">All goals.</param>
    /// <param name="start">What was settled before.</param>
    /// <param name="wall">Time for all goals together; null for none.</param>
    /// <param name="effort">Deterministic seconds for each goal; null for none.</param>
    /// <param name="cancel">Stops the search.</param>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    public static Solved Solve(
        Model model, string @class, IReadOnlyList<Goal> goals, Start start, TimeSpan? wall, int? effort, CancellationToken cancel)
    {
        var clock = Stopwatch.StartNew();
        var amounts = start.Amounts;
        var answers = new List<Answer>();
        foreach (var goal in goals.Skip(start.Outcomes.Count))
        {
            var before = start.Outcomes.Count + answers.Count;
            // An equal share for each goal to come, so that a hard one cannot leave the lower priorities with nothing.
            var share = (wall - clock.Elapsed) / (goals.Count - before);
            var answer = share <= TimeSpan.Zero
                ? Answer.None
                : Optimise(model, goal, goals.Take(before), amounts, start.Excluded, share, effort, cancel);
            if (answer.Impossible && amounts is null)
            {
                return new Solved(@class, null, [], []);
            }

            answers.Add(answer);
            amounts = answer.Chosen is null ? amounts : model.Amounts(answer.Chosen);
        }

        return new Solved(@class, amounts, [.. start.Outcomes, .. answers.Select(answer => answer.Outcome)], start.Prices);
    }

    private static Answer Optimise(
        Model model, Goal goal, IEnumerable<Goal> reached, int[]? amounts, IReadOnlyList<bool> excluded,
        TimeSpan? wall, int? effort, CancellationToken cancel)
    {
        if (amounts is not null && goal.IsFlat(model))
        {
            return new Answer(true, false, goal.ValueOf(model, amounts), [.. amounts.Select(amount => amount > 0)]);
        }

        var program = new CpSatProgram(model, excluded);
        if (amounts is not null)
        {
            program.Keep(reached, amounts);
            program.Hint(amounts);
        }

        var answer = program.Optimise(goal, wall, effort, cancel);
        return answer.Impossible && amounts is not null
            ? throw new InvalidOperationException("CP-SAT calls a question impossible to which there is an answer.")
            : answer;
    }
}

/// <summary>What is settled before a search.</summary>
/// <param name="Amounts">A plan to start from; null when none is known.</param>
/// <param name="Outcomes">Of the goals that are settled.</param>
/// <param name="Prices">What proves them.</param>
/// <param name="Excluded">Pairs that no plan holds which keeps what is settled.</param>
internal sealed record Start(
    int[]? Amounts, IReadOnlyList<Outcome> Outcomes, IReadOnlyList<RowPrice> Prices, IReadOnlyList<bool> Excluded)
{
    /// <summary>Nothing is settled. Without pins, choosing nothing is a plan.</summary>
    public static Start Of(Model model) => new(
        model.Pairs.Any(pair => pair.Pinned) ? null : new int[model.Pairs.Length], [], [], new bool[model.Pairs.Length]);
}
