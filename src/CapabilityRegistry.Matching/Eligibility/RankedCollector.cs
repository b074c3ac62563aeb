using System.Runtime.InteropServices;
using CapabilityRegistry.Matching.Eligibility.ColumnStore;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Rules;

namespace CapabilityRegistry.Matching.Eligibility;

/// <summary>
/// Sorts eligible rows as <see cref="Ranking"/> does: by falling score, then by the hash of the two ids, then by id.
/// Reusable for one need after the other, not by two threads at once.
/// </summary>
/// <param name="known">For each row, the points that depend on the offer alone.</param>
internal sealed class RankedCollector(OfferColumns columns, RowLayout layout, PointScale scale, int[] known, DateOnly asOf) : Collector<EligibleOffer>
{
    // Sort key: inverted score in the high 32 bits (so that higher scores come first), row in the low 32 bits.
    private readonly List<ulong> keys = [];
    private long[] hashes = [];

    /// <summary>The collected offers, best first.</summary>
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

    // The hash is the expensive part, and few scores are equal: so only ties are hashed.
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
                SortByHash(sorted[from..until], new PairHash.Prefix(need.Id));
            }
        }
    }

    // Each is hashed once: where all fit everywhere, hundreds have the same score.
    private void SortByHash(Span<ulong> ties, PairHash.Prefix tie)
    {
        if (hashes.Length < ties.Length)
        {
            hashes = new long[ties.Length];
        }

        var hash = hashes.AsSpan(0, ties.Length);
        for (var i = 0; i < ties.Length; i++)
        {
            hash[i] = tie.With(layout.Ids[RowOf(ties[i])]);
        }

        hash.Sort(ties);
        for (int from = 0, until; from < ties.Length; from = until)
        {
            for (until = from + 1; until < ties.Length && hash[until] == hash[from];)
            {
                until++;
            }

            if (until - from > 1)
            {
                ties[from..until].Sort((one, other) => string.CompareOrdinal(layout.Ids[RowOf(one)], layout.Ids[RowOf(other)]));
            }
        }
    }
}
