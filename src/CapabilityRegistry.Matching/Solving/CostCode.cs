using System.Numerics;

namespace CapabilityRegistry.Matching.Solving;

/// <summary>
/// All levels of the objective as the digits of one cost, so that comparing two costs compares the levels in order,
/// and adding adds them level by level: an ordered group, in which the theory of potentials holds unchanged.
/// <para>
/// The digits are signed and wide enough for every cost that a search makes. A simple path visits each row once and so
/// bears at most 2 · rows + 1 costs; a potential is the difference of two such paths, and a distance adds two potentials
/// and a cost: below 8 · (2 · rows + 2) · largest cost in absolute value, which is half the width that is reserved.
/// </para>
/// <para>
/// Fill is one digit for all priorities: the rank of a demand by priority and worth of a slot. Sets of slots that can be
/// filled together are the independent sets of a transversal matroid, in which the best set is the same for all weights in
/// the same order (Edmonds, 1971), the ranks among them. Prices of fill are therefore never sums: each is 0 or the rank of one demand.
/// </para>
/// </summary>
internal abstract class CostCode<T>
{
    /// <summary>What using a pair costs.</summary>
    public abstract T Of(in Pair pair);

    /// <summary>What an empty slot of this rank costs.</summary>
    public abstract T OfRank(int rank);

    public abstract (long Rank, long Change, long Quality, long Tie) Digits(T cost);

    /// <summary>Takes the lowest digit off a number.</summary>
    protected static long Take<TNumber>(ref TNumber number, int width) where TNumber : struct, IBinaryInteger<TNumber>
    {
        if (width == 0)
        {
            return 0;
        }

        var half = TNumber.One << (width - 1);
        var rest = (number + half) >> width;
        var digit = number - (rest << width);
        number = rest;
        return long.CreateChecked(digit);
    }
}

/// <summary>The tie-break in a number of its own, all other digits in another.</summary>
internal sealed class NarrowCode(CostWidths widths) : CostCode<NarrowCost>
{
    public override NarrowCost Of(in Pair pair) => new(((long)-pair.Kept << widths.Quality) + pair.Cost, pair.Tie);

    public override NarrowCost OfRank(int rank) => new((long)rank << (widths.Change + widths.Quality), 0);

    public override (long Rank, long Change, long Quality, long Tie) Digits(NarrowCost cost)
    {
        var rest = cost.Major;
        var quality = Take(ref rest, widths.Quality);
        var change = Take(ref rest, widths.Change);
        return (rest, change, quality, cost.Tie);
    }
}

/// <summary>All digits in one number.</summary>
internal sealed class WideCode(CostWidths widths) : CostCode<Int128>
{
    public override Int128 Of(in Pair pair) => ((((Int128)(-pair.Kept) << widths.Quality) + pair.Cost) << widths.Tie) + pair.Tie;

    public override Int128 OfRank(int rank) => (Int128)rank << (widths.Change + widths.Quality + widths.Tie);

    public override (long Rank, long Change, long Quality, long Tie) Digits(Int128 cost)
    {
        var tie = Take(ref cost, widths.Tie);
        var quality = Take(ref cost, widths.Quality);
        var change = Take(ref cost, widths.Change);
        return (long.CreateChecked(cost), change, quality, tie);
    }
}
