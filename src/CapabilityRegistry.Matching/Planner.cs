using CapabilityRegistry.Matching.Solving;

namespace CapabilityRegistry.Matching;

/// <summary>Decides for all needs together which offers serve them.</summary>
public static class Planner
{
    /// <exception cref="ArgumentException">A record is not well formed; the message names it and the field.</exception>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    public static Plan Of(PlanInput input, CancellationToken cancel)
    {
        WellFormed.Demand(input);
        var portfolio = Portfolio.Of(input, cancel);
        var solution = CpSatSolver.Solve(portfolio.Model, input.Limit, cancel);
        var assignments = portfolio.Assignments(solution.Amounts);
        return new Plan
        {
            Status = StatusOf(solution.Stages),
            Stages = solution.Stages,
            Assignments = assignments,
            Shortfalls = new Explanation(portfolio, assignments, solution.Stages).Shortfalls(),
        };
    }

    private static string StatusOf(IReadOnlyList<Stage> stages)
    {
        if (stages.All(stage => stage.Status == Proof.Optimal))
        {
            return Proof.Optimal;
        }

        return stages.All(stage => stage.Status == Proof.NotReached) ? Proof.Unknown : Proof.Feasible;
    }
}
