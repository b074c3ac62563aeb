using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Solving.Problem;

namespace CapabilityRegistry.Matching.Planning;

/// <summary>Writes the certificate of a component, in ids.</summary>
internal sealed class CertificateWriter(PreparedInput prepared, IReadOnlyList<SolverStage> stages)
{
    private readonly Dictionary<int, string> contributors = prepared.Problem.Suppliers.Index()
        .GroupBy(supplier => supplier.Item.Contributor, supplier => prepared.Offers[supplier.Index].Contributor)
        .ToDictionary(contributor => contributor.Key, contributor => contributor.First());

    public ComponentProof Of(ConnectedComponent component, ComponentSolution solution, PlanComponent part) => new()
    {
        Class = solution.Class,
        Needs = [.. component.Demands.Select(d => prepared.Needs[d].Id)],
        Offers = [.. component.Suppliers.Select(p => prepared.Offers[p].Id)],
        Lines =
        [
            .. AssignmentProblem.Chosen(solution.Amounts!).Select(i => (Pair: prepared.Pairs[component.Pairs[i]], Amount: solution.Amounts![i]))
                .Select(line => new PlanLine(prepared.Needs[line.Pair.Need].Id, prepared.Offers[line.Pair.Offer].Id, line.Amount)),
        ],
        Stages = [.. part.Stages.Select((stage, i) => new StageProof(
            stages[i].Name, solution.Outcomes[i].By, stage.Value, stage.Bound, solution.Outcomes[i].Scale))],
        Multipliers = [.. solution.Multipliers.Select(multiplier => MultiplierOf(component, multiplier))],
    };

    private Multiplier MultiplierOf(ConnectedComponent component, ConstraintMultiplier multiplier)
    {
        var (of, and) = (multiplier.Constraint.Of, multiplier.Constraint.And);
        return multiplier.Constraint.Kind switch
        {
            ConstraintKind.Need => Of("need", Need(of)),
            ConstraintKind.Share => Of("share", Need(of), contributors[and]),
            ConstraintKind.Offer => new("offer", [Offer(of)], DateOnly.FromDayNumber(and), multiplier.Values),
            ConstraintKind.Turnaround => Of("turnaround", [.. Pair(of), Pair(and)[0]]),
            ConstraintKind.Partner => Of("partner", [.. Pair(of), Offer(and)]),
            ConstraintKind.Apart => Of("apart", [.. Pair(of), .. Pair(and)]),
            ConstraintKind.Bundle => Of("bundle", Need(of), Need(and)),
            _ => Of("minimum", Pair(of)),
        };

        Multiplier Of(string kind, params string[] ids) => new(kind, ids, null, multiplier.Values);
        string Need(int d) => prepared.Needs[component.Demands[d]].Id;
        string Offer(int p) => prepared.Offers[component.Suppliers[p]].Id;
        string[] Pair(int i) => [Need(component.Problem.Pairs[i].Demand), Offer(component.Problem.Pairs[i].Supplier)];
    }
}
