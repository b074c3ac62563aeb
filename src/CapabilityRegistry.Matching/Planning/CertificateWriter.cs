using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Solving.Problem;

namespace CapabilityRegistry.Matching;

/// <summary>Writes down what proves a component, in the words of the input.</summary>
internal sealed class CertificateWriter(PreparedInput portfolio, IReadOnlyList<StageObjective> goals)
{
    private readonly Dictionary<int, string> contributors = portfolio.Problem.Suppliers.Index()
        .GroupBy(pledge => pledge.Item.Contributor, pledge => portfolio.Offers[pledge.Index].Contributor)
        .ToDictionary(contributor => contributor.Key, contributor => contributor.First());

    public ComponentProof Of(ConnectedComponent component, ComponentSolution solved, PlanComponent part) => new()
    {
        Class = solved.Class,
        Needs = [.. component.Demands.Select(d => portfolio.Needs[d].Id)],
        Offers = [.. component.Suppliers.Select(p => portfolio.Offers[p].Id)],
        Lines =
        [
            .. component.Pairs.Index().Where(pair => solved.Amounts![pair.Index] > 0).Select(pair => new PlanLine(
                portfolio.Needs[portfolio.Pairs[pair.Item].Need].Id,
                portfolio.Offers[portfolio.Pairs[pair.Item].Offer].Id,
                solved.Amounts![pair.Index])),
        ],
        Levels = [.. part.Stages.Select((stage, level) => new StageProof(
            goals[level].Name, solved.Outcomes[level].By, stage.Value, stage.Bound, solved.Outcomes[level].Scale))],
        Multipliers = [.. solved.Prices.Select(price => MultiplierOf(component, price))],
    };

    private Multiplier MultiplierOf(ConnectedComponent component, ConstraintMultiplier price)
    {
        var (of, and) = (price.Limit.Of, price.Limit.And);
        return price.Limit.Kind switch
        {
            ConstraintKind.Need => Of("need", Need(of)),
            ConstraintKind.Share => Of("share", Need(of), contributors[and]),
            ConstraintKind.Offer => new("offer", [Offer(of)], DateOnly.FromDayNumber(and), price.Values),
            ConstraintKind.Partner => Of("partner", [.. Pair(of), Offer(and)]),
            ConstraintKind.Apart => Of("apart", [.. Pair(of), .. Pair(and)]),
            ConstraintKind.Bundle => Of("bundle", Need(of), Need(and)),
            _ => Of("minimum", Pair(of)),
        };

        Multiplier Of(string kind, params string[] ids) => new(kind, ids, null, price.Values);
        string Need(int d) => portfolio.Needs[component.Demands[d]].Id;
        string Offer(int p) => portfolio.Offers[component.Suppliers[p]].Id;
        string[] Pair(int i) => [Need(component.Problem.Pairs[i].Demand), Offer(component.Problem.Pairs[i].Supplier)];
    }
}
