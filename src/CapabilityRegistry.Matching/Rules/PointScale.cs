using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Matching.Rules;

/// <summary>
/// Turns merits (0 to 1000) into points by the weights. Each criterion is rounded down by itself, so that the points of the
/// criteria add up to the score.
/// </summary>
internal sealed class PointScale
{
    // Indexes, among the scoring criteria, of those that depend on the offer alone; and of those that depend on the need too.
    private static readonly int[] OfOffer = [.. Criteria.Scoring.Index().Where(each => each.Item.Rule.OfferMerit is not null).Select(each => each.Index)];
    private static readonly int[] OfPair = [.. Criteria.Scoring.Index().Where(each => each.Item.Rule.PairMerit is not null).Select(each => each.Index)];

    private readonly int[] weights;

    public PointScale(Weights weights)
    {
        Weights = weights;
        this.weights = [.. Criteria.Scoring.Select(criterion => criterion.WeightIn!(weights))];
    }

    public Weights Weights { get; }

    /// <param name="scoring">Index among the criteria that give points.</param>
    public int OutOf(int scoring) => weights[scoring];

    public int Points(int scoring, Need need, DateOnly asOf, OfferReader offer) => Criteria.Scoring[scoring].Rule switch
    {
        { OfferMerit: { } ofOffer } => Points(scoring, ofOffer(asOf, offer)),
        { PairMerit: { } merit } => Points(scoring, merit(need, asOf, offer)),
        _ => 0,
    };

    /// <summary>Points that depend on the offer alone.</summary>
    public int PointsOfOffer(DateOnly asOf, OfferReader offer)
    {
        var points = 0;
        foreach (var i in OfOffer)
        {
            points += Points(i, Criteria.Scoring[i].Rule.OfferMerit!(asOf, offer));
        }

        return points;
    }

    /// <summary>Points that depend on the need too.</summary>
    public int PointsOfPair(Need need, DateOnly asOf, OfferReader offer)
    {
        var points = 0;
        foreach (var i in OfPair)
        {
            points += weights[i] == 0 ? 0 : Points(i, Criteria.Scoring[i].Rule.PairMerit!(need, asOf, offer));
        }

        return points;
    }

    private int Points(int scoring, int merit) => (int)((long)weights[scoring] * merit / MeritScale.Full);
}
