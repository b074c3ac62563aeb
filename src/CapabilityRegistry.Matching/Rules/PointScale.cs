using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Matching.Rules;

/// <summary>What merits are worth in points. A remainder is lost criterion by criterion, so that the parts add up to the score.</summary>
internal sealed class PointScale
{
    // Of the criteria that give points: those that know their answer without the need, and those that do not.
    private static readonly int[] OfOffer = [.. Criteria.Scoring.Index().Where(each => each.Item.Rule.OfferMerit is not null).Select(each => each.Index)];
    private static readonly int[] OfPair = [.. Criteria.Scoring.Index().Where(each => each.Item.Rule.PairMerit is not null).Select(each => each.Index)];

    private readonly int[] weights;

    public PointScale(Weights weights)
    {
        Weights = weights;
        this.weights = [.. Criteria.Scoring.Select(criterion => criterion.WeightIn!(weights))];
    }

    public Weights Weights { get; }

    /// <param name="scoring">Place among the criteria that give points.</param>
    public int OutOf(int scoring) => weights[scoring];

    public int Points(int scoring, Need need, DateOnly asOf, OfferReader offer) => Criteria.Scoring[scoring].Rule switch
    {
        { OfferMerit: { } worth } => Points(scoring, worth(asOf, offer)),
        { PairMerit: { } merit } => Points(scoring, merit(need, asOf, offer)),
        _ => 0,
    };

    /// <summary>The part of the score that is the same for every need.</summary>
    public int PointsOfOffer(DateOnly asOf, OfferReader offer)
    {
        var points = 0;
        foreach (var i in OfOffer)
        {
            points += Points(i, Criteria.Scoring[i].Rule.OfferMerit!(asOf, offer));
        }

        return points;
    }

    /// <summary>The other part.</summary>
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
