using CapabilityRegistry.Matching.Eligibility;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Rules;

namespace CapabilityRegistry.Matching.Planning;

/// <summary>All eligible pairs with their scores.</summary>
internal static class EligiblePairs
{
    /// <summary>Up to so many pairs, to judge each by itself takes less time than to build an index.</summary>
    private const int Few = 64;

    /// <returns>By need, then best first: by falling score, then by the hash of the ids, then by id.</returns>
    public static List<UsablePair> Of(Need[] needs, Offer[] offers, PlanInput input, CancellationToken cancel) =>
        (long)needs.Length * offers.Length <= Few ? Judged(needs, offers, input) : Indexed(needs, offers, input, cancel);

    private static List<UsablePair> Indexed(Need[] needs, Offer[] offers, PlanInput input, CancellationToken cancel)
    {
        var eligible = EligibilityIndex.Of(offers, input.AsOf).Pairs(needs, input.Weights, cancel);
        var pairs = new List<UsablePair>(eligible.Sum(of => of.Count));
        for (var n = 0; n < needs.Length; n++)
        {
            cancel.ThrowIfCancellationRequested();
            var tie = new PairHash.Prefix(needs[n].Id);
            foreach (var (offer, score) in eligible[n])
            {
                pairs.Add(new UsablePair(n, offer, score, tie.With(offers[offer].Id)));
            }
        }

        return pairs;
    }

    private static List<UsablePair> Judged(Need[] needs, Offer[] offers, PlanInput input)
    {
        var pairs = new List<UsablePair>();
        foreach (var (n, need) in needs.Index())
        {
            var (judge, acceptable) = (new PreparedNeed(need, input.AsOf, input.Weights), UnitRules.Acceptable(need));
            pairs.AddRange(offers.Index().Where(offer => acceptable.Contains(offer.Item.UnitType))
                .Select(offer => (offer.Index, Verdict: judge.Evaluate(offer.Item))).Where(each => each.Verdict.Eligible)
                .Select(each => new UsablePair(n, each.Index, each.Verdict.Score, PairHash.Of(need.Id, offers[each.Index].Id)))
                .OrderByDescending(pair => pair.Score).ThenBy(pair => pair.Tie).ThenBy(pair => offers[pair.Offer].Id, StringComparer.Ordinal));
        }

        return pairs;
    }
}
