using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Planning;
using CapabilityRegistry.Matching.Solving.Problem;

namespace CapabilityRegistry.Matching.Explaining;

/// <summary>
/// Components of the input if rules are relaxed: pairs that a ban, a missing partner, a caveat or a turnaround excludes, or several of them together,
/// connect too.
/// </summary>
internal sealed class RelaxedComponents
{
    private readonly IndexedPlan indexed;
    private readonly Dictionary<int, RelaxedComponent> components;
    private readonly UnionFind sets;
    private readonly CancellationToken cancel;
    private readonly ILookup<int, UsablePair> eligible;
    private readonly Dictionary<Offer, IReadOnlyList<UsablePair>> reach = [];

    public RelaxedComponents(IndexedPlan indexed, CancellationToken cancel)
    {
        (this.indexed, this.cancel) = (indexed, cancel);
        var (needs, offers) = (indexed.Prepared.Needs, indexed.Prepared.Offers);
        sets = new UnionFind(needs.Count + offers.Count);
        eligible = indexed.Prepared.Eligible.ToLookup(pair => pair.Offer);
        List<(int Need, int Offer)> pairs = [.. indexed.Prepared.Eligible.Select(pair => (pair.Need, pair.Offer)), .. Opened()];
        pairs.ForEach(pair => sets.Join(pair.Need, needs.Count + pair.Offer));
        foreach (var (one, other) in Related())
        {
            sets.Join(one, other);
        }

        var work = pairs.CountBy(pair => sets.Root(pair.Need)).ToDictionary();
        components = Enumerable.Range(0, needs.Count + offers.Count).GroupBy(sets.Root).ToDictionary(
            set => set.Key,
            set => new RelaxedComponent([.. set.Where(i => i < needs.Count)], [.. set.Where(i => i >= needs.Count).Select(i => i - needs.Count)],
                work.GetValueOrDefault(set.Key)));
    }

    /// <summary>The component of a need, with all components that offers would connect with it if they were like this.</summary>
    /// <param name="need">Index of the need.</param>
    /// <param name="offers">Offers as they would be: those of the input under their ids, or new ones.</param>
    public RelaxedComponent With(int need, IReadOnlyList<Offer> offers)
    {
        var first = indexed.Prepared.Needs.Count;
        var reached = ReachOf(offers);
        var roots = reached.Values.SelectMany(pairs => pairs).Select(pair => pair.Need).Append(need)
            .Concat(offers.Where(offer => indexed.OfferOf.ContainsKey(offer.Id)).Select(offer => first + indexed.OfferOf[offer.Id]))
            .Select(sets.Root).Distinct().Order().Select(root => components[root]).ToList();
        return new(
            [.. roots.SelectMany(part => part.Needs).Order()], [.. roots.SelectMany(part => part.Offers).Order()],
            roots.Sum(part => part.Pairs) + reached.Values.Sum(pairs => pairs.Count))
        {
            Reached = reached,
        };
    }

    /// <summary>The component of a need with offers that neither caveat nor turnaround holds: the rules of all that they could serve are in it.</summary>
    public RelaxedComponent WithFreed(int need, IReadOnlyList<Offer> offers) => With(need, [.. offers.Select(Freed)]);

    /// <summary>Whether the offers of the input that are in a component as they would be can still serve whatever they can serve now.</summary>
    public bool KeepsEveryPair(RelaxedComponent component) => component.Reached.All(offer => !indexed.OfferOf.TryGetValue(offer.Key, out var present)
        || eligible[present].All(pair => offer.Value.Any(reached => reached.Need == pair.Need)));

    public PlanInput Part(RelaxedComponent component) => PartialInput.Of(
        indexed.Input, [.. component.Needs.Select(n => indexed.Prepared.Needs[n])], [.. component.Offers.Select(p => indexed.Prepared.Offers[p])]);

    /// <summary>The part with its offers as they would be, ready to be planned. Only offers that change are judged again.</summary>
    /// <param name="component">The component.</param>
    /// <param name="changed">The part, changed.</param>
    public PreparedInput Prepared(RelaxedComponent component, PlanInput changed)
    {
        var places = component.Needs.Index().ToDictionary(need => need.Item, need => need.Index);
        return PreparedInput.Of(changed, (_, offers) =>
        [
            .. offers.Index().SelectMany(offer => (component.Reached.GetValueOrDefault(offer.Item.Id) ?? eligible[indexed.OfferOf[offer.Item.Id]])
                    .Select(pair => pair with { Need = places[pair.Need], Offer = offer.Index }))
                .OrderBy(pair => pair.Need).ThenByDescending(pair => pair.Score).ThenBy(pair => pair.Tie).ThenBy(pair => pair.Offer),
        ], cancel);
    }

    private Dictionary<string, IReadOnlyList<UsablePair>> ReachOf(IReadOnlyList<Offer> offers)
    {
        Offer[] unknown = [.. offers.Where(offer => !reach.ContainsKey(offer)).Distinct()];
        if (unknown.Length > 0)
        {
            var found = EligiblePairs.Of([.. indexed.Prepared.Needs], unknown, indexed.Input, cancel).ToLookup(pair => pair.Offer);
            unknown.Index().ToList().ForEach(offer => reach[offer.Item] = [.. found[offer.Index]]);
        }

        return offers.ToDictionary(offer => offer.Id, offer => reach[offer], StringComparer.Ordinal);
    }

    private IEnumerable<(int, int)> Opened()
    {
        var freer = indexed.Prepared.Offers.Index()
            .SelectMany(offer => Freer(offer.Item).Select(other => (offer.Index, Offer: other))).ToArray();
        return freer.Length == 0 ? [] : EligiblePairs.Of([.. indexed.Prepared.Needs], [.. freer.Select(each => each.Offer)], indexed.Input, cancel)
            .Select(pair => (pair.Need, freer[pair.Offer].Index));
    }

    private static IEnumerable<Offer> Freer(Offer offer) =>
        offer.ExcludedMissions.Count + offer.ExcludedTimes.Count > 0 || (offer.TurnaroundDays > 0 && offer.Engagements.Count > 0) ? [Freed(offer)] : [];

    // Without both at once: a caveat and a turnaround can keep an offer away together, and what opens with one of them opens with both.
    private static Offer Freed(Offer offer) => offer with { ExcludedMissions = [], ExcludedTimes = [], TurnaroundDays = 0 };

    private IEnumerable<(int, int)> Related()
    {
        var (needs, first) = (indexed.Prepared.Needs, indexed.Prepared.Needs.Count);
        var bundles = needs.Index().Where(need => need.Item.Bundle is not null).GroupBy(need => need.Item.Bundle)
            .SelectMany(bundle => bundle.Select(need => (need.Index, bundle.First().Index)));
        var offers = indexed.Prepared.Problem.Forbidden
            .Concat(indexed.Prepared.Problem.Suppliers.SelectMany((supplier, p) => supplier.Partners.Select(partner => (p, partner))))
            .Select(pair => (first + pair.Item1, first + pair.Item2));
        return bundles.Concat(offers);
    }
}

/// <summary>A component of the relaxed input.</summary>
/// <param name="Needs">Indexes, in order.</param>
/// <param name="Offers">Indexes, in order.</param>
/// <param name="Pairs">Number of pairs between them.</param>
internal sealed record RelaxedComponent(int[] Needs, int[] Offers, int Pairs)
{
    /// <summary>The eligible pairs of the offers that are as they would be, by id; the need is an index, the offer has no meaning.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<UsablePair>> Reached { get; init; } = new Dictionary<string, IReadOnlyList<UsablePair>>();
}
