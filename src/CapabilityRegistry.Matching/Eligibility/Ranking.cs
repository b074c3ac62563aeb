using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Rules;

namespace CapabilityRegistry.Matching.Eligibility;

/// <summary>All offers for one need, best first, with the reasons of those that are out.</summary>
public static class Ranking
{
    /// <param name="weights">What the points are worth; <see cref="Weights.Default"/> if nothing is said.</param>
    public static RankedOffers Of(Need need, IEnumerable<Offer> offers, DateOnly asOf, Weights? weights = null)
    {
        var question = new PreparedNeed(need, asOf, weights ?? Weights.Default);
        var acceptable = UnitRules.Acceptable(need);
        var verdicts = offers
            .Where(offer => acceptable.Contains(offer.UnitType))
            .Select(question.Evaluate)
            .ToList();
        return new RankedOffers(
            [.. verdicts.Where(v => v.Eligible).OrderByDescending(v => v.Score).ThenBy(Tie).ThenBy(Id, StringComparer.Ordinal)],
            [.. verdicts.Where(v => !v.Eligible).OrderBy(v => v.Failures.Count).ThenBy(Id, StringComparer.Ordinal)]);
    }

    private static long Tie(PairEvaluation verdict) => PairHash.Of(verdict.NeedId, verdict.OfferId);

    private static string Id(PairEvaluation verdict) => verdict.OfferId;
}

/// <summary>Offers of other unit types appear in neither list.</summary>
/// <param name="Candidates">Eligible offers by falling score; equal scores by a stable hash of the two ids, then by id.</param>
/// <param name="Excluded">Offers of an acceptable type that fail a criterion: fewest failures first, then by id.</param>
public sealed record RankedOffers(IReadOnlyList<PairEvaluation> Candidates, IReadOnlyList<PairEvaluation> Excluded);
