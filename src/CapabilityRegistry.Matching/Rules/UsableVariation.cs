using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Matching.Rules;

/// <summary>A variation that can be used for a need.</summary>
/// <param name="Criterion">Place of the criterion that may fall short.</param>
internal sealed record UsableVariation(int Criterion, Variation Variation)
{
    /// <summary>
    /// Those of a need that are in force on the day on which they would be used, which is its start, or today if that is
    /// past; by key, so that the first that covers a line is always the same.
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
                .Select(variation => new UsableVariation(Array.FindIndex(Criteria.InOrder, each => each.MayVary && each.Code == variation.Criterion), variation))
                .Where(agreement => agreement.Criterion >= 0)
                .OrderBy(agreement => agreement.Variation.Id, StringComparer.Ordinal),
        ];
    }

    public bool Covers(int criterion, RuleLine line, Offer offer) => Covers(criterion, line) && Covers(offer);

    public bool Covers(int criterion, RuleLine line) => criterion == Criterion && (Variation.Item is null || Variation.Item == line.Item);

    private bool Covers(Offer offer) =>
        (Variation.Contributor is null || Variation.Contributor == offer.Contributor) && (Variation.OfferId is null || Variation.OfferId == offer.Id);
}
