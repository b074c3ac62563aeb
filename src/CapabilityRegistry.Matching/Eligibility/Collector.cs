using System.Numerics;
using CapabilityRegistry.Matching.Eligibility.ColumnStore;
using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Matching.Eligibility;

/// <summary>Makes the list of eligible offers of a need from sets of rows. Reusable for one need after the other, not by two threads at once.</summary>
internal abstract class Collector<T>
{
    /// <param name="need">The need; it must be the same for every call until <see cref="Take"/>.</param>
    /// <param name="set">Eligible rows, one bit each.</param>
    /// <param name="first">The row of the first bit.</param>
    public void Add(Need need, ReadOnlySpan<ulong> set, int first)
    {
        for (var i = 0; i < set.Length; i++)
        {
            for (var word = set[i]; word != 0; word &= word - 1)
            {
                Add(need, first + (i * Bits.PerWord) + BitOperations.TrailingZeroCount(word));
            }
        }
    }

    /// <summary>The collected offers; empties the collector.</summary>
    public abstract IReadOnlyList<T> Take(Need need);

    protected abstract void Add(Need need, int row);
}

/// <summary>Indexes of the offers, in the order of their rows.</summary>
internal sealed class UnrankedCollector(RowLayout layout) : Collector<int>
{
    private readonly List<int> found = [];

    public override IReadOnlyList<int> Take(Need need)
    {
        int[] taken = [.. found];
        found.Clear();
        return taken;
    }

    protected override void Add(Need need, int row) => found.Add(layout.OfferAt[row]);
}
