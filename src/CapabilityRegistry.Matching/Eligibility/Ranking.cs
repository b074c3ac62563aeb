using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Rules;

namespace CapabilityRegistry.Matching.Eligibility;

/// <summary>The offers of acceptable unit types for one need, best first, with the reasons of those that are excluded.</summary>
public static class Ranking
{
    /// <param name="need">What is asked for.</param>
    /// <param name="offers">The offers; each id once.</param>
    /// <param name="asOf">The day on which the request would go out.</param>
    /// <param name="weights">What the points are worth; null for <see cref="Weights.Default"/>.</param>
    public static RankedOffers Of(Need need, IEnumerable<Offer> offers, DateOnly asOf, Weights? weights = null)
    {
        var prepared = new PreparedNeed(need, asOf, weights ?? Weights.Default);
        var acceptable = UnitRules.Acceptable(need);
        var evaluations = offers
            .Where(offer => acceptable.Contains(offer.UnitType))
            .Select(prepared.Evaluate)
            .ToList();
        return new RankedOffers(
            [.. evaluations.Where(v => v.Eligible).OrderByDescending(v => v.Score).ThenBy(Tie).ThenBy(Id, StringComparer.Ordinal)],
            [.. evaluations.Where(v => !v.Eligible).OrderBy(v => v.Failures.Count).ThenBy(Id, StringComparer.Ordinal)]);
    }

    private static long Tie(PairEvaluation evaluation) => PairHash.Of(evaluation.NeedId, evaluation.OfferId);

    private static string Id(PairEvaluation evaluation) => evaluation.OfferId;
}
