using System.Numerics;
using CapabilityRegistry.Matching.Eligibility.ColumnStore;
using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Matching.Eligibility;

/// <summary>Makes a list of the eligible rows of a need; then it serves for the next one, but not for two threads at once.</summary>
internal abstract class Collector<T>
{
    /// <param name="need">The same until the list is taken.</param>
    /// <param name="set">Eligible rows, one bit each.</param>
    /// <param name="first">What the first bit stands for.</param>
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

    /// <summary>All that were added; then it is empty again.</summary>
    public abstract IReadOnlyList<T> Take(Need need);

    protected abstract void Add(Need need, int row);
}

/// <summary>The offers themselves, by their index, in the order of their rows.</summary>
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
