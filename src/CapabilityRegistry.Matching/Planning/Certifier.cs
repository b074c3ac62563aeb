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

    private Multiplier MultiplierOf(Component component, LimitPrice price) => price.Row switch
    {
        { Kind: LimitKind.Need } row => new(NeedId(component, row), null, null, null, price.Values),
        { Kind: LimitKind.Share } row => new(NeedId(component, row), contributors[row.Part], null, null, price.Values),
        var row => new(null, null, portfolio.Offers[component.Pledges[row.Of]].Id, DateOnly.FromDayNumber(row.Part), price.Values),
    };

    private string NeedId(Component component, LimitName row) => portfolio.Needs[component.Demands[row.Of]].Id;
}
