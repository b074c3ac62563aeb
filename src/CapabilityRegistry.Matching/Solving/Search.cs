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
    /// <param name="allowance">What the search may take.</param>
    /// <param name="cancel">Stops the search.</param>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    public static Solved Solve(
        Model model, string @class, IReadOnlyList<Goal> goals, Start start, Allowance allowance, CancellationToken cancel)
    {
        var amounts = start.Amounts;
        if (amounts is null)
        {
            // With luck everything can be filled, and one search settles all priorities.
            var all = new CpSatProgram(model, start.Excluded).Optimise(Goal.Everything, allowance, goals.Count, cancel, Goal.Everything.EvidentBound(model));
            if (all.Impossible)
            {
                return new Solved(@class, null, [], []);
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
                : new Closing(model, goals, level, amounts, allowance).Solve(ref excluded, cancel);
            outcomes.Add(answer.Impossible ? throw new InvalidOperationException("CP-SAT calls a question impossible to which there is an answer.") : answer.Outcome);
            // A search for one goal lets go of all below it; what can be filled all the same need not be searched for.
            amounts = answer.Chosen is null ? amounts : goal.Maximise ? Greedy.Fill(model, answer.Chosen) : model.Amounts(answer.Chosen);
        }

        return new Solved(@class, amounts, outcomes, start.Prices);
    }

    /// <summary>Where no time is left: what <see cref="Greedy"/> finds, which now and then is evidently the best there is.</summary>
    public static Solved NotSought(Model model, string @class, IReadOnlyList<Goal> goals)
    {
        var amounts = Start.Of(model).Amounts;
        return new Solved(@class, amounts, [.. goals.Select(goal => amounts is null ? Outcome.None : Evident(model, goal, amounts) ?? Outcome.None)], []);
    }

    private static Outcome? Evident(Model model, Goal goal, int[] amounts)
    {
        var value = goal.ValueOf(model, amounts);
        return value == goal.EvidentBound(model) ? new Outcome(true, true, value, LevelProof.Evident) : null;
    }
}

/// <summary>What is settled before a search.</summary>
/// <param name="Amounts">A plan to start from; null when none is known.</param>
/// <param name="Outcomes">Of the goals that are settled.</param>
/// <param name="Prices">What proves them.</param>
/// <param name="Excluded">Pairs that no plan holds which keeps what is settled.</param>
internal sealed record Start(
    int[]? Amounts, IReadOnlyList<Outcome> Outcomes, IReadOnlyList<LimitPrice> Prices, IReadOnlyList<bool> Excluded)
{
    /// <summary>Nothing is settled. Whether there is a plan that holds all pins is for the search to find out.</summary>
    public static Start Of(Model model) => new(
        model.Pairs.Any(pair => pair.Pinned) ? null : Greedy.Fill(model, new bool[model.Pairs.Length]), [], [], new bool[model.Pairs.Length]);
}
