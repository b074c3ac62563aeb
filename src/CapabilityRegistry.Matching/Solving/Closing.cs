namespace CapabilityRegistry.Matching.Solving;

/// <summary>
/// One goal of a search: bounds it by the <see cref="Hull"/>, then looks for a plan with few pairs first, those of least slack.
/// A plan that loses so much against the bound is best of all once every pair is allowed whose slack is no larger: a better
/// plan cannot hold any other.
/// </summary>
internal sealed class Closing(Model model, IReadOnlyList<Goal> goals, int level, int[] amounts, Allowance allowance)
{
    private readonly Goal goal = goals[level];

    /// <param name="excluded">Pairs that no plan of interest holds; gets those that this goal rules out.</param>
    /// <param name="cancel">Stops the search.</param>
    public Answer Solve(ref IReadOnlyList<bool> excluded, CancellationToken cancel)
    {
        var hull = Hull.Of(model, goal, [.. goals.Take(level)], amounts, excluded, allowance, cancel);
        var (before, best, last, tried) = (excluded, (Answer?)null, Answer.None, (Int128)(-1));
        foreach (var most in Losses(hull, before))
        {
            var loss = Int128.Min(most, best is null ? LossOf(hull, Present) : LossOf(hull, ValueOf(best)));
            if (loss > tried && !allowance.IsUsedUp)
            {
                (last, tried) = (On(hull, Beyond(hull, loss, before), best, cancel), loss);
                best = last.Chosen is null ? best : last;
            }

            if (last is { Proven: true, Chosen: not null } && LossOf(hull, ValueOf(last)) is var least && least <= tried)
            {
                excluded = Beyond(hull, least, before);
                return last;
            }
        }

        return last.Impossible && tried >= LossOf(hull, Present) ? last : Told(hull, best);
    }

    private List<Int128> Losses(Hull hull, IReadOnlyList<bool> before)
    {
        List<Int128> open = [.. hull.Slack.Where((_, i) => !before[i] && !model.Pairs[i].Pinned).Order()];
        return open.Count == 0 ? [Int128.MaxValue] : [open[(open.Count - 1) / 6], open[(open.Count - 1) / 3], Int128.MaxValue];
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
        var program = new CpSatProgram(model, without);
        program.Keep(goals.Take(level), amounts);
        program.Hint(best is null ? amounts : model.Amounts(best.Chosen!));
        var answer = program.Optimise(goal, allowance, goals.Count - level, cancel, BoundOf(hull));
        return answer.Chosen is not null && ValueOf(answer) == BoundOf(hull) ? answer with { Proven = true, Bound = BoundOf(hull) } : answer;
    }

    private long BoundOf(Hull hull) => (goal.Maximise ? -hull.Bound : hull.Bound) + goal.ValueOfNothing(model);

    private long ValueOf(Answer answer) => goal.ValueOf(model, model.Amounts(answer.Chosen!));

    private static bool[] Beyond(Hull hull, Int128 loss, IReadOnlyList<bool> before) => [.. hull.Slack.Select((slack, i) => before[i] || slack > loss)];

    // How far a plan of this value stays above the bound, in 1 / scale.
    private Int128 LossOf(Hull hull, long value)
    {
        var counted = value - goal.ValueOfNothing(model);
        return ((Int128)(goal.Maximise ? -counted : counted) * hull.Scale) - hull.Exact;
    }
}
