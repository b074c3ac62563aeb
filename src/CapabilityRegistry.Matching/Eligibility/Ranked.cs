using System.Numerics;
using CapabilityRegistry.Matching.Rules;

namespace CapabilityRegistry.Matching.Eligibility;

/// <summary>Puts eligible rows in the order of <see cref="Ranking"/>: falling scores, then the hash of the two ids, then the id.</summary>
internal sealed class Ranked(Question question, Columns columns, Layout layout)
{
    private readonly PairHash.Prefix tie = new(question.Need.Id);
    private readonly List<ulong> keys = [];
    private readonly List<int> rows = [];

    /// <param name="set">Eligible rows, one bit each.</param>
    /// <param name="first">What the first bit stands for.</param>
    public void Add(ReadOnlySpan<ulong> set, int first)
    {
        for (var i = 0; i < set.Length; i++)
        {
            for (var word = set[i]; word != 0; word &= word - 1)
            {
                var row = first + (i * Bits.PerWord) + BitOperations.TrailingZeroCount(word);
                var score = question.Score(new Reading(columns, row));
                keys.Add(Key(score, tie.With(layout.Ids[row])));
                rows.Add(row);
            }
        }
    }

    public IReadOnlyList<Eligible> InOrder()
    {
        var (sorted, order) = (keys.ToArray(), rows.ToArray());
        Array.Sort(sorted, order);
        SortTies(sorted, order);
        var ranked = new Eligible[order.Length];
        for (var i = 0; i < order.Length; i++)
        {
            ranked[i] = new Eligible(layout.OfferAt[order[i]], ScoreOf(sorted[i]));
        }

        return ranked;
    }

    // The hash has 30 bits, from 1; a higher score makes a lower key.
    private static ulong Key(int score, long hash) => (ulong)(uint.MaxValue - (uint)score) << PairHash.Bits | (ulong)(hash - 1);

    private static int ScoreOf(ulong key) => (int)(uint.MaxValue - (uint)(key >> PairHash.Bits));

    private void SortTies(ulong[] sorted, int[] order)
    {
        for (var from = 0; from < sorted.Length;)
        {
            var until = from + 1;
            while (until < sorted.Length && sorted[until] == sorted[from])
            {
                until++;
            }

            if (until - from > 1)
            {
                Array.Sort(order, from, until - from, Comparer<int>.Create((a, b) => string.CompareOrdinal(layout.Ids[a], layout.Ids[b])));
            }

            from = until;
        }
    }
}
