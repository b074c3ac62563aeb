using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Solving;
using CapabilityRegistry.Matching.Solving.Problem;

namespace CapabilityRegistry.Matching.Planning;

/// <summary>
/// The fill of a plan that is the best for all priorities down to that of one need and, of several, gives this need the most: which of them
/// would be chosen for its quality does not matter.
/// </summary>
/// <param name="Filled">
/// Filled quantity of the needs that were planned, by id; null where the need evidently gets no more than it has, or a pin cannot be held.
/// </param>
/// <param name="Work">Number of pairs that were solved, each ten times where it took a search.</param>
/// <param name="Proven">Whether no plan is better, and none of the best gives the need more.</param>
internal sealed record FavouredFill(IReadOnlyDictionary<string, int>? Filled, int Work, bool Proven)
{
    /// <summary>Work counted for a search, as a multiple of a flow.</summary>
    private const int SearchFactor = 10;

    /// <param name="prepared">What to plan.</param>
    /// <param name="needId">The need.</param>
    /// <param name="filled">How much it has now: nothing is solved where its offers could not cover more if they served nothing else.</param>
    /// <param name="cancel">Stops the search.</param>
    public static FavouredFill Of(PreparedInput prepared, string needId, int filled, CancellationToken cancel)
    {
        var need = IndexOf(prepared, needId);
        return prepared.Refusals.Count > 0 || prepared.Problem.MostFillOf(need) <= filled
            ? new(null, 0, true)
            : Solved(prepared, ComponentOf(prepared.Problem, need), needId, Favour, cancel);
    }

    /// <summary>The best fill, down to the priority of the need, of all that is not connected with it.</summary>
    /// <param name="prepared">What to plan; no pin is refused.</param>
    /// <param name="needId">The need; some offer can serve it.</param>
    /// <param name="cancel">Stops the search.</param>
    public static FavouredFill Elsewhere(PreparedInput prepared, string needId, CancellationToken cancel)
    {
        var need = IndexOf(prepared, needId);
        return Solved(
            prepared, ConnectedComponent.Of(prepared.Problem, cancel).Where(component => !component.Demands.Contains(need)),
            prepared.Problem.Demands[need].Priority, cancel);
    }

    /// <summary>The best fill in which no other need gets more than it has, save those in one bundle with this one and those of lower priority.</summary>
    /// <param name="prepared">What to plan; no pin is refused.</param>
    /// <param name="needId">The need; some offer can serve it.</param>
    /// <param name="filled">What each need has in a plan of a smaller input, by id; needs that have nothing may be left out.</param>
    /// <param name="cancel">Stops the search.</param>
    public static FavouredFill Alone(PreparedInput prepared, string needId, IReadOnlyDictionary<string, int> filled, CancellationToken cancel)
    {
        var component = ComponentOf(prepared.Problem, IndexOf(prepared, needId));
        return Solved(prepared, component, needId, Limited, cancel);

        AssignmentProblem Limited(AssignmentProblem problem, int need) => problem.Demands.Index()
            .Where(demand => demand.Index != need && demand.Item.Priority <= problem.Demands[need].Priority
                && (demand.Item.Bundle is null || demand.Item.Bundle != problem.Demands[need].Bundle))
            .Aggregate(problem, (limited, demand) =>
                FavouredFill.Limited(limited, demand.Index, filled.GetValueOrDefault(prepared.Needs[component.Demands[demand.Index]].Id)));
    }

    private static int IndexOf(PreparedInput prepared, string id) => prepared.Needs.Index().Single(need => need.Item.Id == id).Index;

    private static ConnectedComponent ComponentOf(AssignmentProblem problem, int need) =>
        ConnectedComponent.Of(problem).Single(component => component.Demands.Contains(need));

    private static FavouredFill Solved(
        PreparedInput prepared, ConnectedComponent component, string needId, Func<AssignmentProblem, int, AssignmentProblem> changed, CancellationToken cancel)
    {
        var need = component.Demands.Index().Single(demand => prepared.Needs[demand.Item].Id == needId).Index;
        var problem = changed(component.Problem, need);
        var parts = ConnectedComponent.Of(problem, cancel)
            .Select(part => part with { Demands = [.. part.Demands.Select(demand => component.Demands[demand])] });
        var solved = Solved(prepared, parts, problem.Demands[need].Priority, cancel);
        return solved with
        {
            Filled = component.Demands.Select(demand => prepared.Needs[demand].Id).ToDictionary(id => id, id => solved.Filled!.GetValueOrDefault(id)),
        };
    }

    private static FavouredFill Solved(PreparedInput prepared, IEnumerable<ConnectedComponent> components, int priority, CancellationToken cancel)
    {
        var allowance = new Allowance(prepared.Input.Limit, prepared.Input.Effort, cancel);
        var (filled, work, proven) = (new Dictionary<string, int>(), 0, true);
        foreach (var part in components)
        {
            var (amounts, cost) = Amounts(part.Problem, priority, allowance);
            (work, proven) = (work + cost, proven && amounts is not null);
            foreach (var (at, demand) in part.Demands.Index())
            {
                filled[prepared.Needs[demand].Id] = amounts is null ? 0 : part.Problem.PairsOf(at).Sum(pair => amounts[pair]);
            }
        }

        return new(filled, work, proven);
    }

    // Null where the best is not found, or not proven.
    private static (int[]? Amounts, int Work) Amounts(AssignmentProblem problem, int priority, Allowance allowance)
    {
        var @class = ProblemClass.Of(problem);
        var isFlow = @class is ProblemClass.Flow or ProblemClass.FlowWithCaps;
        var priorities = problem.Demands.Select(demand => demand.Priority).Distinct().Order().ToList();
        // A flow settles all stages at once, and favours by itself.
        var stages = isFlow
            ? SolverStage.InOrder(priorities, replans: false)
            : [.. SolverStage.InOrder(priorities.Where(each => each <= priority), replans: false).SkipLast(2), SolverStage.Favoured];
        var solution = ComponentSolver.Solve(problem, @class, stages, allowance);
        return (solution.Outcomes.All(outcome => outcome.Proven) ? solution.Amounts : null, problem.Pairs.Length * (isFlow ? 1 : SearchFactor));
    }

    private static AssignmentProblem Favour(AssignmentProblem problem, int need) => problem with
    {
        Demands = [.. problem.Demands.Select((demand, d) => d == need ? demand with { Favoured = true } : demand)],
    };

    // What each unit of the demand counts stays the same. One in a bundle has nothing or all.
    private static AssignmentProblem Limited(AssignmentProblem problem, int need, int most) => most == 0
        ? problem with { Pairs = [.. problem.Pairs.Where(pair => pair.Demand != need)] }
        : problem with
        {
            Demands = [.. problem.Demands.Select((demand, d) => d == need ? Limited(demand, most) : demand)],
            Pairs = [.. problem.Pairs.Select(pair => pair.Demand == need ? pair with { Capacity = Math.Min(pair.Capacity, most) } : pair)],
        };

    private static Demand Limited(Demand demand, int most) => demand with
    {
        Quantity = most,
        PerNeed = demand.ValueOf(most),
        ShareCap = Math.Min(demand.ShareCap, most),
        Rooms = demand.Rooms.ToDictionary(room => room.Key, room => Math.Min(room.Value, most)),
    };
}
