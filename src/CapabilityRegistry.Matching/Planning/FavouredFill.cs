using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Solving;
using CapabilityRegistry.Matching.Solving.Problem;

namespace CapabilityRegistry.Matching.Planning;

/// <summary>
/// The most that one need can get in a plan that is the best for all priorities down to its own: which of several plans that are equally good
/// is chosen for its quality does not matter.
/// </summary>
/// <param name="Filled">Filled quantity of every need of the component of the need, by id.</param>
/// <param name="Work">Number of pairs that were solved, each ten times where it took a search.</param>
/// <param name="Proven">Whether no plan is better, and none of the best gives the need more.</param>
internal sealed record FavouredFill(IReadOnlyDictionary<string, int> Filled, int Work, bool Proven)
{
    /// <summary>Work counted for a search, as a multiple of a flow.</summary>
    private const int SearchFactor = 10;

    /// <summary>Null when a pin cannot be held.</summary>
    public static FavouredFill? Of(PlanInput input, string needId, CancellationToken cancel)
    {
        var prepared = PreparedInput.Of(input, cancel);
        var favoured = prepared.Needs.Index().Single(need => need.Item.Id == needId).Index;
        var problem = prepared.Problem with
        {
            Demands = [.. prepared.Problem.Demands.Select((demand, d) => d == favoured ? demand with { Favoured = true } : demand)],
        };
        if (prepared.Refusals.Count > 0)
        {
            return null;
        }

        return ConnectedComponent.Of(problem).Find(part => part.Demands.Contains(favoured)) is { } component
            ? Of(prepared, component, prepared.Needs[favoured].Priority, cancel)
            : new(new Dictionary<string, int> { [needId] = 0 }, 0, true);
    }

    private static FavouredFill Of(PreparedInput prepared, ConnectedComponent component, int priority, CancellationToken cancel)
    {
        var @class = ProblemClass.Of(component.Problem);
        var isFlow = @class is ProblemClass.Flow or ProblemClass.FlowWithCaps;
        var priorities = component.Problem.Demands.Select(demand => demand.Priority).Distinct().Order().ToList();
        // A flow settles all stages at once, and favours by itself.
        var stages = StageObjective.InOrder(priorities, replans: false);
        var objectives = isFlow ? stages : [.. stages.Take(priorities.IndexOf(priority) + 1), StageObjective.Favoured];
        var solution = ComponentSolver.Solve(component.Problem, @class, objectives, new Allowance(prepared.Input.Limit, prepared.Input.Effort, cancel));
        return new(
            component.Demands.Index().ToDictionary(
                demand => prepared.Needs[demand.Item].Id,
                demand => solution.Amounts is null ? 0 : component.Problem.PairsOf(demand.Index).Sum(pair => solution.Amounts[pair])),
            component.Pairs.Length * (isFlow ? 1 : SearchFactor),
            solution.Amounts is not null && solution.Outcomes.All(outcome => outcome.Proven));
    }
}
