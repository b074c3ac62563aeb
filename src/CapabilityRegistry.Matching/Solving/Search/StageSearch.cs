using CapabilityRegistry.Matching.Solving.Problem;

namespace CapabilityRegistry.Matching.Solving.Search;

/// <summary>
/// One stage of the search: bounds the objective by Lagrangian relaxation and looks for a plan that reaches the bound, or is
/// proven best.
/// </summary>
internal sealed class StageSearch(AssignmentProblem problem, IReadOnlyList<StageObjective> objectives, int stage, int[] amounts, Allowance allowance)
{
    private readonly StageObjective objective = objectives[stage];

    /// <param name="excluded">Pairs that no plan of interest holds; those that this stage excludes are added.</param>
    public SearchAnswer Solve(ref IReadOnlyList<bool> excluded)
    {
        var bound = LagrangianBound.Of(problem, objective, [.. objectives.Take(stage)], amounts, excluded, allowance);
        var search = new ReducedCostSearch(problem, bound.Slack, excluded);
        if (BoundOf(bound) == Reached)
        {
            excluded = search.Excluding(LossOf(bound, Reached));
            return new(true, false, Reached, [.. amounts.Select(amount => amount > 0)]);
        }

        if (search.FindsBest(
            [6, 5, 4, 3, 2, 1], LossOf(bound, Reached), without => On(bound, without, search.Best), answer => LossOf(bound, ValueOf(answer))))
        {
            excluded = search.Excluding(LossOf(bound, ValueOf(search.Last)));
            return search.Last;
        }

        return search.Last.Impossible && search.Tried >= LossOf(bound, Reached) ? search.Last : StoppedEarly(bound, search.Best);
    }

    // A search that stopped early may have found nothing better than the plan before. The bound is valid nevertheless.
    private SearchAnswer StoppedEarly(LagrangianBound bound, SearchAnswer? best)
    {
        var better = best is not null && (objective.Maximise ? ValueOf(best) > Reached : ValueOf(best) < Reached);
        return new(false, false, BoundOf(bound), best is null || better ? best?.Chosen : [.. amounts.Select(amount => amount > 0)]);
    }

    private long Reached => objective.ValueOf(problem, amounts);

    private SearchAnswer On(LagrangianBound bound, bool[] without, SearchAnswer? best)
    {
        // The bound found before stays valid when the time is over.
        var answer = allowance.InTime(() => Searched(bound, without, best), () => SearchAnswer.None);
        return answer.Chosen is not null && ValueOf(answer) == BoundOf(bound) ? answer with { Proven = true, Bound = BoundOf(bound) } : answer;
    }

    private SearchAnswer Searched(LagrangianBound bound, bool[] without, SearchAnswer? best)
    {
        var program = new CpSatProgram(problem, without, allowance);
        program.RequireReached(objectives.Take(stage), amounts);
        program.Hint(best is null ? amounts : problem.Amounts(best.Chosen!));
        return program.Optimise(objective, objectives.Count - stage, BoundOf(bound));
    }

    private long BoundOf(LagrangianBound bound) => (objective.Maximise ? -bound.Bound : bound.Bound) + objective.ValueOfNothing(problem);

    private long ValueOf(SearchAnswer answer) => objective.ValueOf(problem, problem.Amounts(answer.Chosen!));

    // How far a plan of this value stays from the bound, in 1 / scale.
    private Int128 LossOf(LagrangianBound bound, long value)
    {
        var counted = value - objective.ValueOfNothing(problem);
        return ((Int128)(objective.Maximise ? -counted : counted) * bound.Scale) - bound.Exact;
    }
}
