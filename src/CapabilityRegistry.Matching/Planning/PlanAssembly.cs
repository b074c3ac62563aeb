using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Solving.Problem;

namespace CapabilityRegistry.Matching.Planning;

/// <summary>Makes a <see cref="Model.Plan"/>, in ids, of the solutions of the components.</summary>
internal sealed class PlanAssembly(
    PreparedInput prepared, IReadOnlyList<ConnectedComponent> components, IReadOnlyList<SolverStage> stages, ComponentSolution[] solutions)
{
    /// <summary>Refusals of pins in components in which no plan holds all pins, or none was found in time.</summary>
    public IReadOnlyList<PinRefusal> Refusals() =>
        [.. components.Zip(solutions).Where(part => part.Second.Amounts is null).SelectMany(part => RefusalsOf(part.First, part.Second))];

    /// <summary>The plan without the reasons for shortfalls.</summary>
    public Plan Plan()
    {
        var amounts = new int[prepared.Pairs.Count];
        foreach (var (component, solution) in components.Zip(solutions))
        {
            for (var i = 0; i < component.Pairs.Length; i++)
            {
                amounts[component.Pairs[i]] = solution.Amounts![i];
            }
        }

        var parts = components.Zip(solutions, Part).ToList();
        var outcomes = stages.Select((stage, i) => StageOf(stage, i, parts)).ToList();
        var assignments = prepared.Assignments(amounts);
        var certifier = new CertificateWriter(prepared, stages);
        return new Plan
        {
            Status = StatusOf(outcomes),
            Stages = outcomes,
            Assignments = assignments,
            Shortfalls = [],
            Components = parts,
            Certificate = new PlanCertificate([.. components.Zip(solutions, parts).Select(part => certifier.Of(part.First, part.Second, part.Third))]),
        };
    }

    private IEnumerable<PinRefusal> RefusalsOf(ConnectedComponent component, ComponentSolution solution)
    {
        var (code, why) = solution.Outcomes.Count == 0
            ? ("cannot-hold-together", "Minimum fills, bundles and partners leave no plan with all pins named.")
            : ("not-found", "The limit came before a plan that holds all pins named was found.");
        return component.Pairs.Where(i => prepared.Problem.Pairs[i].Pinned).Select(i => prepared.Pairs[i])
            .Select(pair => new PinRefusal(prepared.Needs[pair.Need].Id, prepared.Offers[pair.Offer].Id, code, why));
    }

    private PlanComponent Part(ConnectedComponent component, ComponentSolution solution) => new(
        solution.Class, component.Demands.Length, component.Suppliers.Length, component.Pairs.Length,
        [
            .. stages.Select((stage, i) => solution.Outcomes[i].ToStage(
                stage,
                stage.ValueOf(component.Problem, solution.Amounts!),
                stage.TrivialBound(component.Problem),
                solution.Outcomes.Take(i).All(outcome => outcome.Proven))),
        ]);

    private Stage StageOf(SolverStage stage, int place, List<PlanComponent> parts)
    {
        // Lines of the plan in force that no new plan can hold belong to no component: their cost is added here.
        var lost = stage.Name == SolverStage.Changes ? prepared.CostOfLostLines() : 0;
        var value = parts.Sum(part => part.Stages[place].Value) + lost;
        var bound = parts.Sum(part => part.Stages[place].Bound) + lost;
        return new Stage(stage.Name, StatusOf(parts, place), value, bound, Stage.GapOf(value, bound)) { PerNeed = stage.PerNeed };
    }

    private static string StatusOf(List<PlanComponent> parts, int place)
    {
        var here = parts.Select(part => part.Stages[place].Status).ToList();
        if (here.TrueForAll(status => status == ProofStatus.Optimal))
        {
            return ProofStatus.Optimal;
        }

        if (here.TrueForAll(status => status is ProofStatus.Optimal or ProofStatus.Settled))
        {
            return ProofStatus.Settled;
        }

        if (here.TrueForAll(status => status == ProofStatus.NotReached))
        {
            return ProofStatus.NotReached;
        }

        return parts.Exists(part => part.Stages.Take(place).Any(before => before.Status != ProofStatus.Optimal))
            ? ProofStatus.Conditional
            : ProofStatus.Feasible;
    }

    private static string StatusOf(List<Stage> stages)
    {
        if (stages.TrueForAll(stage => stage.Status is ProofStatus.Optimal or ProofStatus.Settled))
        {
            return ProofStatus.Optimal;
        }

        return stages.TrueForAll(stage => stage.Status == ProofStatus.NotReached) ? ProofStatus.Unknown : ProofStatus.Feasible;
    }
}
