using CapabilityRegistry.Matching.Solving.Problem;

namespace CapabilityRegistry.Matching.Solving.Search;

/// <summary>One goal of a search: bounds it by the <see cref="LagrangianBound"/>, and looks for a plan that comes as near to it as any can.</summary>
internal sealed class StageSearch(AssignmentProblem model, IReadOnlyList<StageObjective> goals, int level, int[] amounts, Allowance allowance)
{
    private readonly StageObjective goal = goals[level];

    /// <param name="excluded">Pairs that no plan of interest holds; gets those that this goal rules out.</param>
    /// <param name="cancel">Stops the search.</param>
    public SearchAnswer Solve(ref IReadOnlyList<bool> excluded, CancellationToken cancel)
    {
        var hull = LagrangianBound.Of(model, goal, [.. goals.Take(level)], amounts, excluded, allowance, cancel);
        var widening = new ReducedCostSearch(model, hull.Slack, excluded);
        if (BoundOf(hull) == Present)
        {
            excluded = widening.Excluding(LossOf(hull, Present));
            return new(true, false, Present, [.. amounts.Select(amount => amount > 0)]);
        }

        if (widening.FindsBest([6, 5, 4, 3, 2, 1], LossOf(hull, Present), without => On(hull, without, widening.Best, cancel), answer => LossOf(hull, ValueOf(answer))))
        {
            excluded = widening.Excluding(LossOf(hull, ValueOf(widening.Last)));
            return widening.Last;
        }

        return widening.Last.Impossible && widening.Tried >= LossOf(hull, Present) ? widening.Last : Told(hull, widening.Best);
    }

    // Stopped early, it may have seen nothing better than what was there before. The bound of the hull holds all the same.
    private SearchAnswer Told(LagrangianBound hull, SearchAnswer? best)
    {
        var better = best is not null && (goal.Maximise ? ValueOf(best) > Present : ValueOf(best) < Present);
        return new(false, false, BoundOf(hull), best is null || better ? best?.Chosen : [.. amounts.Select(amount => amount > 0)]);
    }

    private long Present => goal.ValueOf(model, amounts);

    private SearchAnswer On(LagrangianBound hull, bool[] without, SearchAnswer? best, CancellationToken cancel)
    {
        if (allowance.IsUsedUp)
        {
            return SearchAnswer.None;
        }

        var program = new CpSatProgram(model, without);
        program.RequireReached(goals.Take(level), amounts);
        program.Hint(best is null ? amounts : model.Amounts(best.Chosen!));
        var answer = program.Optimise(goal, allowance, goals.Count - level, cancel, BoundOf(hull));
        return answer.Chosen is not null && ValueOf(answer) == BoundOf(hull) ? answer with { Proven = true, Bound = BoundOf(hull) } : answer;
    }

    private long BoundOf(LagrangianBound hull) => (goal.Maximise ? -hull.Bound : hull.Bound) + goal.ValueOfNothing(model);

    private long ValueOf(SearchAnswer answer) => goal.ValueOf(model, model.Amounts(answer.Chosen!));

    // How far a plan of this value stays above the bound, in 1 / scale.
    private Int128 LossOf(LagrangianBound hull, long value)
    {
        var counted = value - goal.ValueOfNothing(model);
        return ((Int128)(goal.Maximise ? -counted : counted) * hull.Scale) - hull.Exact;
    }
}
