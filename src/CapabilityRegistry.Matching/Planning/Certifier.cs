using CapabilityRegistry.Matching.Solving;

namespace CapabilityRegistry.Matching;

/// <summary>Writes down what proves a component, in the words of the input.</summary>
internal sealed class Certifier(Portfolio portfolio, IReadOnlyList<Goal> goals)
{
    private readonly Dictionary<int, string> contributors = portfolio.Model.Pledges.Index()
        .GroupBy(pledge => pledge.Item.Contributor, pledge => portfolio.Offers[pledge.Index].Contributor)
        .ToDictionary(contributor => contributor.Key, contributor => contributor.First());

    public ComponentProof Of(Component component, Solved solved, PlanComponent part) => new()
    {
        Class = solved.Class,
        Needs = [.. component.Demands.Select(d => portfolio.Needs[d].Id)],
        Offers = [.. component.Pledges.Select(p => portfolio.Offers[p].Id)],
        Lines =
        [
            .. component.Pairs.Index().Where(pair => solved.Amounts![pair.Index] > 0).Select(pair => new PlanLine(
                portfolio.Needs[portfolio.Pairs[pair.Item].Need].Id,
                portfolio.Offers[portfolio.Pairs[pair.Item].Offer].Id,
                solved.Amounts![pair.Index])),
        ],
        Levels = [.. part.Stages.Select((stage, level) => new LevelProof(
            goals[level].Name, solved.Outcomes[level].By, stage.Value, stage.Bound, solved.Outcomes[level].Scale))],
        Multipliers = [.. solved.Prices.Select(price => MultiplierOf(component, price))],
    };

    private Multiplier MultiplierOf(Component component, LimitPrice price)
    {
        var (of, and) = (price.Limit.Of, price.Limit.And);
        return price.Limit.Kind switch
        {
            LimitKind.Need => Of("need", Need(of)),
            LimitKind.Share => Of("share", Need(of), contributors[and]),
            LimitKind.Offer => new("offer", [Offer(of)], DateOnly.FromDayNumber(and), price.Values),
            LimitKind.Partner => Of("partner", [.. Pair(of), Offer(and)]),
            LimitKind.Apart => Of("apart", [.. Pair(of), .. Pair(and)]),
            LimitKind.Bundle => Of("bundle", Need(of), Need(and)),
            _ => Of("minimum", Pair(of)),
        };

        Multiplier Of(string kind, params string[] ids) => new(kind, ids, null, price.Values);
        string Need(int d) => portfolio.Needs[component.Demands[d]].Id;
        string Offer(int p) => portfolio.Offers[component.Pledges[p]].Id;
        string[] Pair(int i) => [Need(component.Model.Pairs[i].Demand), Offer(component.Model.Pairs[i].Pledge)];
    }
}
