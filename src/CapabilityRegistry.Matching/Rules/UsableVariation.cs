using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Matching.Rules;

/// <summary>A variation of a need that is in force on the day of use.</summary>
/// <param name="Criterion">Index of the criterion, in <see cref="Criteria.InOrder"/>, that may fall short.</param>
internal sealed record UsableVariation(int Criterion, NeedVariation Variation)
{
    /// <summary>
    /// The variations of a need that are in force on the day of use: the need's start, or today if the start is past. Ordered by
    /// id, so that the first one that covers a line is always the same.
    /// </summary>
    public static IReadOnlyList<UsableVariation> UsableFor(Need need, DateOnly asOf)
    {
        if (need.Variations.Count == 0)
        {
            return [];
        }

        var day = need.Start < asOf ? asOf : need.Start;
        return
        [
            .. need.Variations
                .Where(variation => !(variation.Until < day))
                .Select(variation =>
                    new UsableVariation(Array.FindIndex(Criteria.InOrder, each => each.MayVary && each.Code == variation.Criterion), variation))
                .Where(variation => variation.Criterion >= 0)
                .OrderBy(variation => variation.Variation.Id, StringComparer.Ordinal),
        ];
    }

    public bool Covers(int criterion, RuleLine line, Offer offer) => Covers(criterion, line) && Covers(offer);

    public bool Covers(int criterion, RuleLine line) => criterion == Criterion && (Variation.Item is null || Variation.Item == line.Item);

    private bool Covers(Offer offer) =>
        (Variation.Contributor is null || Variation.Contributor == offer.Contributor) && (Variation.OfferId is null || Variation.OfferId == offer.Id);
}
