using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Solving;
using CapabilityRegistry.Matching.Solving.Problem;

namespace CapabilityRegistry.Matching.Planning;

/// <summary>Fills the needs of an input as far as possible and stops before quality.</summary>
internal static class FillSolver
{
    /// <returns>Filled quantity by need id; needs that get nothing are left out. Empty when a pin cannot be held.</returns>
    public static Dictionary<string, int> Of(PlanInput input, CancellationToken cancel)
    {
        var allowance = new Allowance(input.Limit, input.Effort, cancel);
        var prepared = PreparedInput.Of(input, cancel);
        if (prepared.Refusals.Count > 0)
        {
            return [];
        }

        var filled = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var component in ConnectedComponent.Of(prepared.Problem, cancel))
        {
            var amounts = Amounts(component.Problem, allowance);
            foreach (var (i, amount) in component.Pairs.Zip(amounts).Where(pair => pair.Second > 0))
            {
                var need = prepared.Needs[prepared.Pairs[i].Need].Id;
                filled[need] = filled.GetValueOrDefault(need) + amount;
            }
        }

        return filled;
    }

    private static int[] Amounts(AssignmentProblem problem, Allowance allowance)
    {
        var stages = SolverStage.InOrder(problem.Demands.Select(demand => demand.Priority).Distinct().Order(), replans: false);
        var @class = ProblemClass.Of(problem);
        // A flow settles all stages at once; elsewhere each stage costs a search.
        var asked = @class is ProblemClass.Flow or ProblemClass.FlowWithCaps ? stages : [.. stages.Take(stages.Count - 2)];
        return ComponentSolver.Solve(problem, @class, asked, allowance).Amounts ?? new int[problem.Pairs.Length];
    }
}
