using CapabilityRegistry.Matching.Rules;

namespace CapabilityRegistry.Matching;

/// <summary>What merits are worth in points. A remainder is lost criterion by criterion, so that the parts add up to the score.</summary>
internal sealed class Scale
{
    // Of the criteria that give points: those that know their answer without the need, and those that do not.
    private static readonly int[] OfOffer = [.. Criteria.Scoring.Index().Where(each => each.Item.Rule.Worth is not null).Select(each => each.Index)];
    private static readonly int[] OfPair = [.. Criteria.Scoring.Index().Where(each => each.Item.Rule.Merit is not null).Select(each => each.Index)];

    private readonly int[] weights;

    public Scale(Weights weights)
    {
        Weights = weights;
        this.weights = [.. Criteria.Scoring.Select(criterion => criterion.WeightIn!(weights))];
    }

    public Weights Weights { get; }

    /// <param name="scoring">Place among the criteria that give points.</param>
    public int OutOf(int scoring) => weights[scoring];

    public int Points(int scoring, Need need, DateOnly asOf, Reading offer) => Criteria.Scoring[scoring].Rule switch
    {
        { Worth: { } worth } => Points(scoring, worth(asOf, offer)),
        { Merit: { } merit } => Points(scoring, merit(need, asOf, offer)),
        _ => 0,
    };

    /// <summary>The part of the score that is the same for every need.</summary>
    public int Known(DateOnly asOf, Reading offer)
    {
        var points = 0;
        foreach (var i in OfOffer)
        {
            points += Points(i, Criteria.Scoring[i].Rule.Worth!(asOf, offer));
        }

        return points;
    }

    /// <summary>The other part.</summary>
    public int OfNeed(Need need, DateOnly asOf, Reading offer)
    {
        var points = 0;
        foreach (var i in OfPair)
        {
            points += weights[i] == 0 ? 0 : Points(i, Criteria.Scoring[i].Rule.Merit!(need, asOf, offer));
        }

        return points;
    }

    private int Points(int scoring, int merit) => (int)((long)weights[scoring] * merit / Merits.Full);
}
