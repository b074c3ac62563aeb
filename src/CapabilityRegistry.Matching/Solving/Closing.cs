namespace CapabilityRegistry.Matching.Solving;

/// <summary>One goal of a search: bounds it by the <see cref="Hull"/>, and looks for a plan that comes as near to it as any can.</summary>
internal sealed class Closing(Model model, IReadOnlyList<Goal> goals, int level, int[] amounts, Allowance allowance)
{
    private readonly Goal goal = goals[level];

    /// <param name="excluded">Pairs that no plan of interest holds; gets those that this goal rules out.</param>
    /// <param name="cancel">Stops the search.</param>
    public Answer Solve(ref IReadOnlyList<bool> excluded, CancellationToken cancel)
    {
        var hull = Hull.Of(model, goal, [.. goals.Take(level)], amounts, excluded, allowance, cancel);
        var widening = new Widening(model, hull.Slack, excluded);
        if (BoundOf(hull) == Present)
        {
            excluded = widening.Beyond(LossOf(hull, Present));
            return new(true, false, Present, [.. amounts.Select(amount => amount > 0)]);
        }

        if (widening.Closes([6, 5, 4, 3, 2, 1], LossOf(hull, Present), without => On(hull, without, widening.Best, cancel), answer => LossOf(hull, ValueOf(answer))))
        {
            excluded = widening.Beyond(LossOf(hull, ValueOf(widening.Last)));
            return widening.Last;
        }

        return widening.Last.Impossible && widening.Tried >= LossOf(hull, Present) ? widening.Last : Told(hull, widening.Best);
    }

    // Stopped early, it may have seen nothing better than what was there before. The bound of the hull holds all the same.
    private Answer Told(Hull hull, Answer? best)
    {
        var better = best is not null && (goal.Maximise ? ValueOf(best) > Present : ValueOf(best) < Present);
        return new(false, false, BoundOf(hull), best is null || better ? best?.Chosen : [.. amounts.Select(amount => amount > 0)]);
    }

    private long Present => goal.ValueOf(model, amounts);

    private Answer On(Hull hull, bool[] without, Answer? best, CancellationToken cancel)
    {
        if (allowance.IsUsedUp)
        {
            return Answer.None;
        }

        var program = new CpSatProgram(model, without);
        program.Keep(goals.Take(level), amounts);
        program.Hint(best is null ? amounts : model.Amounts(best.Chosen!));
        var answer = program.Optimise(goal, allowance, goals.Count - level, cancel, BoundOf(hull));
        return answer.Chosen is not null && ValueOf(answer) == BoundOf(hull) ? answer with { Proven = true, Bound = BoundOf(hull) } : answer;
    }

    private long BoundOf(Hull hull) => (goal.Maximise ? -hull.Bound : hull.Bound) + goal.ValueOfNothing(model);

    private long ValueOf(Answer answer) => goal.ValueOf(model, model.Amounts(answer.Chosen!));

    // How far a plan of this value stays above the bound, in 1 / scale.
    private Int128 LossOf(Hull hull, long value)
    {
        var counted = value - goal.ValueOfNothing(model);
        return ((Int128)(goal.Maximise ? -counted : counted) * hull.Scale) - hull.Exact;
    }
}
