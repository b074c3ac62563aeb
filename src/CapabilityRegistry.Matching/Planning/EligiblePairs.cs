using CapabilityRegistry.Matching.Eligibility;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Rules;

namespace CapabilityRegistry.Matching.Planning;

/// <summary>All eligible pairs with their scores.</summary>
internal static class EligiblePairs
{
    /// <returns>By need, then best first: by falling score, then by the hash of the ids, then by id.</returns>
    public static List<UsablePair> Of(Need[] needs, Offer[] offers, PlanInput input, CancellationToken cancel)
    {
        var eligible = EligibilityIndex.Of(offers, input.AsOf).Pairs(needs, input.Weights, cancel);
        var pairs = new List<UsablePair>(eligible.Sum(of => of.Count));
        for (var n = 0; n < needs.Length; n++)
        {
            cancel.ThrowIfCancellationRequested();
            var tie = new PairHash.Prefix(needs[n].Id);
            pairs.AddRange(eligible[n].Select(pair => new UsablePair(n, pair.Offer, pair.Score, tie.With(offers[pair.Offer].Id))));
        }

        return pairs;
    }
}
