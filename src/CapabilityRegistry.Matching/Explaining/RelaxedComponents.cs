using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Planning;
using CapabilityRegistry.Matching.Solving.Problem;

namespace CapabilityRegistry.Matching.Explaining;

/// <summary>
/// Parts of the problem that nothing connects, even if any one family of rules about the plan as a whole is thought away:
/// pairs that are banned, that lack a partner, or that only a caveat or a turnaround rules out connect too.
/// </summary>
internal sealed class RelaxedComponents
{
    private readonly IndexedPlan state;
    private readonly Dictionary<int, RelaxedComponent> regions;
    private readonly UnionFind sets;

    public RelaxedComponents(IndexedPlan state, CancellationToken cancel)
    {
        this.state = state;
        var (needs, offers) = (state.Portfolio.Needs, state.Portfolio.Offers);
        sets = new UnionFind(needs.Count + offers.Count);
        List<(int Need, int Offer)> pairs = [.. state.Portfolio.Eligible.Select(pair => (pair.Need, pair.Offer)), .. Opened(cancel)];
        pairs.ForEach(pair => sets.Join(pair.Need, needs.Count + pair.Offer));
        foreach (var (one, other) in Related())
        {
            sets.Join(one, other);
        }

        var work = pairs.CountBy(pair => sets.Root(pair.Need)).ToDictionary();
        regions = Enumerable.Range(0, needs.Count + offers.Count).GroupBy(sets.Root).ToDictionary(
            set => set.Key,
            set => new RelaxedComponent([.. set.Where(i => i < needs.Count)], [.. set.Where(i => i >= needs.Count).Select(i => i - needs.Count)], work.GetValueOrDefault(set.Key)));
    }

    public RelaxedComponent Of(int need) => regions[sets.Root(need)];

    public PlanInput Part(RelaxedComponent region) => CapabilityRegistry.Matching.Planning.PartialInput.Of(
        state.Input, [.. region.Needs.Select(n => state.Portfolio.Needs[n])], [.. region.Offers.Select(p => state.Portfolio.Offers[p])]);

    private IEnumerable<(int, int)> Opened(CancellationToken cancel)
    {
        var freer = state.Portfolio.Offers.Index()
            .SelectMany(offer => Freer(offer.Item).Select(other => (offer.Index, Offer: other))).ToArray();
        return freer.Length == 0 ? [] : EligiblePairs.Of([.. state.Portfolio.Needs], [.. freer.Select(each => each.Offer)], state.Input, cancel)
            .Select(pair => (pair.Need, freer[pair.Offer].Index));
    }

    private static IEnumerable<Offer> Freer(Offer offer) =>
    [
        .. offer.ExcludedMissions.Count > 0 ? new[] { offer with { ExcludedMissions = [] } } : [],
        .. offer.TurnaroundDays > 0 && offer.Engagements.Count > 0 ? new[] { offer with { TurnaroundDays = 0 } } : [],
    ];

    private IEnumerable<(int, int)> Related()
    {
        var (needs, first) = (state.Portfolio.Needs, state.Portfolio.Needs.Count);
        var bundles = needs.Index().Where(need => need.Item.Bundle is not null).GroupBy(need => need.Item.Bundle)
            .SelectMany(bundle => bundle.Select(need => (need.Index, bundle.First().Index)));
        var offers = state.Portfolio.Problem.Forbidden
            .Concat(state.Portfolio.Problem.Suppliers.SelectMany((pledge, p) => pledge.Partners.Select(partner => (p, partner))))
            .Select(pair => (first + pair.Item1, first + pair.Item2));
        return bundles.Concat(offers);
    }
}

/// <param name="Needs">Indexes, in order.</param>
/// <param name="Offers">Indexes, in order.</param>
/// <param name="Pairs">How many pairs connect them.</param>
internal sealed record RelaxedComponent(int[] Needs, int[] Offers, int Pairs);
