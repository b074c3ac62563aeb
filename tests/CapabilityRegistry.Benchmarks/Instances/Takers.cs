using CapabilityRegistry.Matching.Eligibility;
using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Benchmarks.Instances;

/// <summary>Lets each need name contributors, in an order drawn by lot, until it has 13 to 32 candidates.</summary>
internal sealed class Takers(Random random, IReadOnlyList<Offer> offers, DateOnly asOf)
{
    private readonly ILookup<string, Offer> byType = offers.ToLookup(offer => offer.UnitType);

    public IEnumerable<Need> Choose(IEnumerable<Need> needs) => needs.Select(Choose).ToList();

    private Need Choose(Need need)
    {
        var states = need.Substitutes.Select(s => s.UnitType).Append(need.UnitType).SelectMany(type => byType[type])
            .Where(offer => Judge.Of(need, offer, asOf).Eligible).GroupBy(offer => offer.Contributor).ToArray();
        random.Shuffle(states);
        var (target, have) = (random.Next(13, 33), 0);
        return need with { RequiredContributors = [.. states.TakeWhile(state => (have += state.Count()) <= target || have == state.Count())
            .Select(state => state.Key)] };
    }
}
