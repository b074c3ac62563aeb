using System.Diagnostics;
using CapabilityRegistry.Matching.Explaining;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Planning;
using CapabilityRegistry.Matching.Solving.Problem;

namespace CapabilityRegistry.Matching;

/// <summary>Puts the answers of the components together, in the words of the input.</summary>
internal sealed class PlanAssembly(
    PreparedInput portfolio, IReadOnlyList<ConnectedComponent> components, IReadOnlyList<StageObjective> goals, ComponentSolution[] solved)
{
    /// <summary>Pins of components in which no plan holds all of them, or none was found in time.</summary>
    public IReadOnlyList<PinRefusal> Refusals() =>
        [.. components.Zip(solved).Where(part => part.Second.Amounts is null).SelectMany(part => RefusalsOf(part.First, part.Second))];

    /// <summary>The plan with the reasons of what it leaves open.</summary>
    /// <param name="clock">Runs since the planning began.</param>
    /// <param name="cancel">Stops the search for the reasons.</param>
    public Plan Explained(Stopwatch clock, bool tries, CancellationToken cancel) => new Explanation(new IndexedPlan(portfolio, Plan())).WithShortfalls(clock, tries, cancel);

    /// <summary>The plan without reasons.</summary>
    public Plan Plan()
    {
        var amounts = new int[portfolio.Pairs.Count];
        foreach (var (component, answer) in components.Zip(solved))
        {
            component.Pairs.Index().ToList().ForEach(pair => amounts[pair.Item] = answer.Amounts![pair.Index]);
        }

        var parts = components.Zip(solved, Part).ToList();
        var stages = goals.Select((goal, level) => StageOf(goal, level, parts)).ToList();
        var assignments = portfolio.Assignments(amounts);
        var certifier = new CertificateWriter(portfolio, goals);
        return new Plan
        {
            Status = StatusOf(stages),
            Stages = stages,
            Assignments = assignments,
            Shortfalls = [],
            Components = parts,
            Certificate = new PlanCertificate([.. components.Zip(solved, parts).Select(part => certifier.Of(part.First, part.Second, part.Third))]),
        };
    }

    private IEnumerable<PinRefusal> RefusalsOf(ConnectedComponent component, ComponentSolution answer)
    {
        var (code, why) = answer.Outcomes.Count == 0
            ? ("cannot-hold-together", "Minimum fills, bundles and partners leave no plan with all pins named.")
            : ("not-found", "The limit came before a plan that holds all pins named was found.");
        return component.Pairs.Where(i => portfolio.Problem.Pairs[i].Pinned).Select(i => portfolio.Pairs[i])
            .Select(pair => new PinRefusal(portfolio.Needs[pair.Need].Id, portfolio.Offers[pair.Offer].Id, code, why));
    }

    private PlanComponent Part(ConnectedComponent component, ComponentSolution answer) => new(
        answer.Class, component.Demands.Length, component.Suppliers.Length, component.Pairs.Length,
        [
            .. goals.Select((goal, level) => answer.Outcomes[level].ToStage(
                goal,
                goal.ValueOf(component.Problem, answer.Amounts!),
                goal.TrivialBound(component.Problem),
                answer.Outcomes.Take(level).All(outcome => outcome.Proven))),
        ]);

    private Stage StageOf(StageObjective goal, int level, List<PlanComponent> parts)
    {
        // Without a component there is nothing to decide, and what leaves the plan in force leaves it in any case.
        var lost = goal.Name == StageObjective.Changes ? portfolio.CostOfLostLines() : 0;
        var value = parts.Sum(part => part.Stages[level].Value) + lost;
        var bound = parts.Sum(part => part.Stages[level].Bound) + lost;
        return new Stage(goal.Name, StatusOf(parts, level), value, bound, Stage.GapOf(value, bound));
    }

    private static string StatusOf(List<PlanComponent> parts, int level)
    {
        var here = parts.Select(part => part.Stages[level].Status).ToList();
        if (here.TrueForAll(status => status == ProofStatus.Optimal))
        {
            return ProofStatus.Optimal;
        }

        if (here.TrueForAll(status => status == ProofStatus.NotReached))
        {
            return ProofStatus.NotReached;
        }

        return parts.Exists(part => part.Stages.Take(level).Any(stage => stage.Status != ProofStatus.Optimal)) ? ProofStatus.Conditional : ProofStatus.Feasible;
    }

    private static string StatusOf(List<Stage> stages)
    {
        if (stages.TrueForAll(stage => stage.Status == ProofStatus.Optimal))
        {
            return ProofStatus.Optimal;
        }

        return stages.TrueForAll(stage => stage.Status == ProofStatus.NotReached) ? ProofStatus.Unknown : ProofStatus.Feasible;
    }
}
