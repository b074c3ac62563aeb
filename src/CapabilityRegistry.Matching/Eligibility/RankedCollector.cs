using System.Runtime.InteropServices;
using CapabilityRegistry.Matching.Eligibility.ColumnStore;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Rules;

namespace CapabilityRegistry.Matching.Eligibility;

/// <summary>
/// Puts eligible rows in the order of <see cref="Ranking"/>: falling scores, then the hash of the two ids, then the id.
/// One after the other for many needs, but not for two threads at once.
/// </summary>
/// <param name="known">Of each row, the points that do not depend on the need.</param>
internal sealed class RankedCollector(OfferColumns columns, RowLayout layout, PointScale scale, int[] known, DateOnly asOf) : Collector<EligibleOffer>
{
    // Of each row its score, so that a higher one is lower, then the row itself: one number to sort by.
    private readonly List<ulong> keys = [];

    /// <summary>All that were added, the best first.</summary>
    public override IReadOnlyList<EligibleOffer> Take(Need need)
    {
        var sorted = CollectionsMarshal.AsSpan(keys);
        sorted.Sort();
        SortTies(sorted, need);
        var ranked = new EligibleOffer[sorted.Length];
        for (var i = 0; i < ranked.Length; i++)
        {
            ranked[i] = new EligibleOffer(layout.OfferAt[RowOf(sorted[i])], ScoreOf(sorted[i]));
        }

        keys.Clear();
        return ranked;
    }

    protected override void Add(Need need, int row)
    {
        var score = known[row] + scale.PointsOfPair(need, asOf, new OfferReader(columns, row));
        keys.Add((ulong)~(uint)score << 32 | (uint)row);
    }

    private static int ScoreOf(ulong key) => (int)~(uint)(key >> 32);

    private static int RowOf(ulong key) => (int)(uint)key;

    // The hash costs more than all the rest, and few scores are equal.
    private void SortTies(Span<ulong> sorted, Need need)
    {
        for (int from = 0, until; from < sorted.Length; from = until)
        {
            for (until = from + 1; until < sorted.Length && ScoreOf(sorted[until]) == ScoreOf(sorted[from]);)
            {
                until++;
            }

            if (until - from > 1)
            {
                var tie = new PairHash.Prefix(need.Id);
                sorted[from..until].Sort((one, other) => Compare(tie, layout.Ids[RowOf(one)], layout.Ids[RowOf(other)]));
            }
        }
    }

    private static int Compare(PairHash.Prefix tie, string one, string other) =>
        tie.With(one).CompareTo(tie.With(other)) is not 0 and var order ? order : string.CompareOrdinal(one, other);
}
