using System.Numerics;

namespace CapabilityRegistry.Matching.Solving;

/// <summary>
/// All levels of the objective as the digits of one number, so that comparing two numbers compares the levels in order,
/// and adding adds them level by level: an ordered group, in which the theory of potentials holds unchanged.
/// <para>
/// The digits are signed and wide enough for every number that a search makes. A simple path visits each row once and so
/// bears at most 2 · rows + 1 costs; a potential is the difference of two such paths, and a distance adds two potentials
/// and a cost: below 8 · (2 · rows + 2) · largest cost in absolute value, which is half the width that is reserved.
/// </para>
/// <para>
/// Fill is one digit for all priorities: the rank of a demand by priority and worth of a slot. Sets of slots that can be
/// filled together are the independent sets of a transversal matroid, in which the best set is the same for all weights in
/// the same order (Edmonds, 1971), the ranks among them. Prices of fill are therefore never sums: each is 0 or the rank of one demand.
/// </para>
/// </summary>
internal sealed class CostCode
{
    private readonly int tie;
    private readonly int quality;
    private readonly int change;

    public CostCode(Model model, int rows, int ranks)
    {
        var paths = 2L * rows + 2;
        var (mostTie, mostCost, mostKept) = (1L, 1L, 0L);
        foreach (ref readonly var pair in model.Pairs.AsSpan())
        {
            mostTie = Math.Max(mostTie, pair.Tie);
            mostCost = Math.Max(mostCost, pair.Cost);
            mostKept = Math.Max(mostKept, Math.Abs(pair.Kept));
        }

        tie = Width(mostTie, paths);
        quality = Width(mostCost, paths);
        change = mostKept == 0 ? 0 : Width(mostKept, paths);
        Bits = tie + quality + change + Width(ranks, 1);
    }

    /// <summary>Width of all digits together, sign included.</summary>
    public int Bits { get; }

    public T Of<T>(in Pair pair) where T : struct, IBinaryInteger<T> =>
        ((((T.CreateChecked(-pair.Kept) << quality) + T.CreateChecked(pair.Cost)) << tie) + T.CreateChecked(pair.Tie));

    public T OfRank<T>(int rank) where T : struct, IBinaryInteger<T> => T.CreateChecked(rank) << (tie + quality + change);

    public (long Rank, long Change, long Quality, long Tie) Digits<T>(T cost) where T : struct, IBinaryInteger<T>
    {
        var lowest = Take(ref cost, tie);
        var middle = Take(ref cost, quality);
        var upper = change == 0 ? 0 : Take(ref cost, change);
        return (long.CreateChecked(cost), upper, middle, lowest);
    }

    private static int Width(long most, long paths) => 128 - (int)Int128.LeadingZeroCount((Int128)most * paths * 8) + 1;

    private static long Take<T>(ref T cost, int width) where T : struct, IBinaryInteger<T>
    {
        var half = T.One << (width - 1);
        var rest = (cost + half) >> width;
        var digit = cost - (rest << width);
        cost = rest;
        return long.CreateChecked(digit);
    }
}
