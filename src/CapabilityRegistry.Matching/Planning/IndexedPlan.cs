using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Solving.Flow;
using CapabilityRegistry.Matching.Solving.Problem;

namespace CapabilityRegistry.Matching.Planning;

/// <summary>A finished plan in the numbers of its model.</summary>
internal sealed class IndexedPlan
{
    public IndexedPlan(PlanInput input, Plan plan, CancellationToken cancel)
        : this(PreparedInput.Of(input, cancel), plan)
    {
    }

    public IndexedPlan(PreparedInput portfolio, Plan plan)
    {
        (Portfolio, Plan) = (portfolio, plan);
        NeedOf = Portfolio.Needs.Index().ToDictionary(need => need.Item.Id, need => need.Index, StringComparer.Ordinal);
        OfferOf = Portfolio.Offers.Index().ToDictionary(offer => offer.Item.Id, offer => offer.Index, StringComparer.Ordinal);
        ContributorOf = new(StringComparer.Ordinal);
        foreach (var (offer, pledge) in Portfolio.Offers.Zip(Portfolio.Problem.Suppliers))
        {
            ContributorOf[offer.Contributor] = pledge.Contributor;
        }

        PairsOf = new Groups(Portfolio.Offers.Count, [.. Portfolio.Pairs.Select(pair => pair.Offer)]);
        Amounts = AmountsOf(plan);
        ComponentOf = [.. Enumerable.Repeat(-1, Portfolio.Needs.Count)];
        foreach (var (number, part) in plan.Certificate.Components.Index())
        {
            part.Needs.ToList().ForEach(id => ComponentOf[NeedOf[id]] = number);
        }

        InFlow = Array.ConvertAll(ComponentOf, number => number >= 0 && plan.Certificate.Components[number].Class is ProblemClass.Flow or ProblemClass.FlowWithCaps);
    }

    public PlanInput Input => Portfolio.Input;

    public Plan Plan { get; }

    public PreparedInput Portfolio { get; }

    public Dictionary<string, int> NeedOf { get; }

    public Dictionary<string, int> OfferOf { get; }

    /// <summary>The number of each contributor in the model.</summary>
    public Dictionary<string, int> ContributorOf { get; }

    /// <summary>The pairs of each offer, by need.</summary>
    public Groups PairsOf { get; }

    /// <summary>What each pair of the model covers.</summary>
    public int[] Amounts { get; }

    /// <summary>Of each need, the number of its component; -1 when nobody can serve it.</summary>
    public int[] ComponentOf { get; }

    /// <summary>Of each need, whether its component was solved as a flow.</summary>
    public bool[] InFlow { get; }

    public ResidualGraph ResidualGraph() => new(Portfolio.Problem, InFlow, Amounts);

    private int[] AmountsOf(Plan plan)
    {
        var amounts = plan.Assignments.ToDictionary(line => (NeedOf[line.NeedId], OfferOf[line.OfferId]), line => line.Amount);
        return [.. Portfolio.Pairs.Select(pair => amounts.GetValueOrDefault((pair.Need, pair.Offer)))];
    }
}
