using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Solving;
using CapabilityRegistry.Matching.Solving.Problem;

namespace CapabilityRegistry.Matching.Planning;

/// <summary>How far the needs of an input can be filled, and nothing beyond: quality costs time and changes no fill.</summary>
internal static class FillSolver
{
    /// <returns>What is filled of each need that gets anything. Nothing at all when a pin cannot be held.</returns>
    public static Dictionary<string, int> Of(PlanInput input, CancellationToken cancel)
    {
        var portfolio = PreparedInput.Of(input, cancel);
        if (portfolio.Refusals.Count > 0)
        {
            return [];
        }

        var filled = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var component in ConnectedComponent.Of(portfolio.Problem))
        {
            var amounts = Amounts(component.Problem, input, cancel);
            foreach (var (i, amount) in component.Pairs.Zip(amounts).Where(pair => pair.Second > 0))
            {
                var need = portfolio.Needs[portfolio.Pairs[i].Need].Id;
                filled[need] = filled.GetValueOrDefault(need) + amount;
            }
        }

        return filled;
    }

    private static int[] Amounts(AssignmentProblem model, PlanInput input, CancellationToken cancel)
    {
        var goals = StageObjective.InOrder(model.Demands.Select(demand => demand.Priority).Distinct().Order(), replans: false);
        var @class = ProblemClass.Of(model);
        // A flow settles all goals at once; elsewhere each costs a search.
        var asked = @class is ProblemClass.Flow or ProblemClass.FlowWithCaps ? goals : [.. goals.Take(goals.Count - 2)];
        return ComponentSolver.Solve(model, @class, asked, new Allowance(input.Limit, input.Effort), cancel).Amounts ?? new int[model.Pairs.Length];
    }
}
