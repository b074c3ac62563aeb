using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Matching.Eligibility;

/// <summary>Evaluates one offer for one need by every criterion.</summary>
public static class Judge
{
    /// <param name="need">What is asked for.</param>
    /// <param name="offer">What is pledged.</param>
    /// <param name="asOf">The day on which the request would go out.</param>
    /// <param name="weights">What the points are worth; null for <see cref="Weights.Default"/>.</param>
    public static PairEvaluation Of(Need need, Offer offer, DateOnly asOf, Weights? weights = null) =>
        new PreparedNeed(need, asOf, weights).Evaluate(offer);

    /// <summary>Every criterion in turn, those that pass too; also for an offer of another unit type.</summary>
    public static IReadOnlyList<Judgement> Explain(Need need, Offer offer, DateOnly asOf, Weights? weights = null) =>
        new PreparedNeed(need, asOf, weights).Judgements(offer);
}
