using CapabilityRegistry.Matching.Eligibility.ColumnStore;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Rules;

namespace CapabilityRegistry.Matching.Eligibility;

/// <summary>The offers of the unit types that one need accepts: which are eligible, and why the others are not.</summary>
public sealed class Screening
{
    private readonly IReadOnlyList<UnitTypeScreening> parts;
    private readonly RowLayout layout;

    internal Screening(IReadOnlyList<EligibleOffer> candidates, IReadOnlyList<UnitTypeScreening> parts, RowLayout layout)
    {
        Candidates = candidates;
        Reasons =
        [
            .. Criteria.InOrder.Select((criterion, i) =>
                new ReasonCount(criterion.Code, parts.Sum(part => part.FailCounts[i]), parts.Sum(part => part.FailAloneCounts[i])))
                .Where(reason => reason.Offers > 0),
        ];
        Excluded = parts.Sum(part => part.Excluded);
        (this.parts, this.layout) = (parts, layout);
    }

    /// <summary>Eligible offers, best first: as <see cref="Ranking"/> orders them.</summary>
    public IReadOnlyList<EligibleOffer> Candidates { get; }

    /// <summary>How many offers fail a criterion.</summary>
    public int Excluded { get; }

    /// <summary>How many offers fail each criterion, and how many fail no other; in the order of the criteria, without those that no offer fails.</summary>
    public IReadOnlyList<ReasonCount> Reasons { get; }

    /// <summary>The offers that fail exactly one criterion, with its code: by criterion, then by unit type and id.</summary>
    internal IReadOnlyList<SingleFailure> SingleFailures() =>
    [
        .. from part in parts
           from miss in part.SingleFailures()
           orderby miss.Criterion
           select new SingleFailure(layout.OfferAt[miss.Row], Criteria.InOrder[miss.Criterion].Code),
    ];

    /// <summary>
    /// Excluded offers, the smallest repair first: first those that can be repaired, then the others; each by number of
    /// changes (63 or more count alike), then by id.
    /// </summary>
    /// <returns>Their indexes in the list that the index was made of.</returns>
    public IReadOnlyList<int> Nearest(int skip, int take)
    {
        var found = new List<int>();
        take = Math.Min(take, Excluded - Math.Min(skip, Excluded));
        for (var bucket = 0; bucket < UnitTypeScreening.Buckets && found.Count < take; bucket++)
        {
            var size = parts.Sum(part => part.SizeOf(bucket));
            if (size > skip)
            {
                // Rows of one unit type are in order already, so no more than these can come first.
                var rows = parts.SelectMany(part => part.RowsOf(bucket).Take(skip + take)).OrderBy(row => layout.Ids[row], StringComparer.Ordinal);
                found.AddRange(rows.Skip(skip).Take(take - found.Count).Select(row => layout.OfferAt[row]));
            }

            skip = Math.Max(0, skip - size);
        }

        return found;
    }
}

/// <param name="Offer">Its index in the list that the index was made of.</param>
/// <param name="Code">The only criterion that it fails.</param>
internal readonly record struct SingleFailure(int Offer, string Code);
