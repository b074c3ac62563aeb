using System.Numerics;

namespace CapabilityRegistry.Matching.Solving.Flow;

/// <summary>
/// All stages as the digits of one number, so that comparing two costs compares the stages in order, and adding adds them stage
/// by stage: an ordered group, in which the theory of potentials holds unchanged.
/// <para>
/// The digits are signed and share the bits of the number. A path can be so long that a digit overflows: the potentials show it
/// (<see cref="CostBitWidths.Hold"/>).
/// </para>
/// <para>
/// Fill is one digit for all priorities: the rank of a demand by priority and value of a seat. Sets of seats that can be
/// filled together are the independent sets of a transversal matroid, in which the best set is the same for all weights in
/// the same order (Edmonds, 1971), the ranks among them. Potentials of fill are therefore never sums: each is 0 or the rank of one demand.
/// </para>
/// </summary>
internal sealed class CostEncoding<T>(CostBitWidths widths) where T : struct, IBinaryInteger<T>
{
    public T Encode(in LexicographicCost digits) =>
        (((((T.CreateChecked(digits.Rank) << widths.Change) + T.CreateChecked(digits.Change)) << widths.Quality)
            + T.CreateChecked(digits.Quality)) << widths.Tie) + T.CreateChecked(digits.Tie);

    public LexicographicCost Decode(T cost)
    {
        var tie = Take(ref cost, widths.Tie);
        var quality = Take(ref cost, widths.Quality);
        var change = Take(ref cost, widths.Change);
        return new(long.CreateChecked(cost), change, quality, tie);
    }

    // The lowest digit, from minus half of its range up to but not including half.
    private static long Take(ref T number, int width)
    {
        if (width == 0)
        {
            return 0;
        }

        var rest = (number + (T.One << (width - 1))) >> width;
        var digit = long.CreateChecked(number - (rest << width));
        number = rest;
        return digit;
    }
}
