using System.Numerics;
using CapabilityRegistry.Matching.Solving.Problem;

namespace CapabilityRegistry.Matching.Solving.Flow;

/// <summary>How many bits each digit of a <see cref="CostEncoding{T}"/> takes, sign included; 0 when it is always 0.</summary>
internal sealed record CostBitWidths(int Change, int Quality, int Tie)
{
    // Sums of 32 costs, which few problems exceed.
    private const int LeastRoom = 5;

    // No sum is longer, and each digit fits into 64 bits.
    private const int MostRoom = 30;

    /// <summary>Null when so many bits leave too little room to add costs.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="ranks">The highest rank of a demand.</param>
    /// <param name="bits">Bits of the number type that holds all digits.</param>
    public static CostBitWidths? Within(int bits, AssignmentProblem problem, int ranks)
    {
        var (mostTie, mostCost, mostKept) = (1L, 1L, 0L);
        foreach (ref readonly var pair in problem.Pairs.AsSpan())
        {
            mostTie = Math.Max(mostTie, pair.Tie);
            mostCost = Math.Max(mostCost, pair.Cost);
            mostKept = Math.Max(mostKept, Math.Abs((long)pair.ChangeCost));
        }

        // A search adds the costs of up to three empty seats, or takes them off.
        var (change, quality, tie) = (mostKept == 0 ? 0 : Width(mostKept), Width(mostCost), Width(mostTie));
        var room = (bits - Width(4L * ranks) - change - quality - tie) / (change == 0 ? 2 : 3);
        return room < LeastRoom ? null : Of(change, quality, tie, Math.Min(room, MostRoom));
    }

    /// <summary>
    /// Whether every digit is within its range. Each is within a third of its range, so the cost of an arc, less the
    /// difference of two such potentials, is within the range: the numbers compare as their digits do.
    /// </summary>
    public bool Hold(in LexicographicCost potential) => Holds(potential.Change, Change) && Holds(potential.Quality, Quality) && Holds(potential.Tie, Tie);

    private static CostBitWidths Of(int change, int quality, int tie, int room) =>
        new(change == 0 ? 0 : change + room, quality + room, tie + room);

    private static bool Holds(long digit, int width) => digit == 0 || Math.Abs(digit) < (1L << (width - 1)) / 3;

    private static int Width(long most) => BitOperations.Log2((ulong)most) + 2;
}
