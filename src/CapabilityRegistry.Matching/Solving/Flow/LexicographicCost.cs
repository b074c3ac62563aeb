using CapabilityRegistry.Matching.Solving.Problem;

namespace CapabilityRegistry.Matching.Solving.Flow;

/// <summary>A cost as a vector over stages: rank of the demand that stays empty, change, quality, tie-break.</summary>
internal readonly record struct LexicographicCost(long Rank, long Change, long Quality, long Tie) : IComparable<LexicographicCost>
{
    public static LexicographicCost Of(in Pair pair) => new(0, -pair.ChangeCost, pair.Cost, pair.Tie);

    public static LexicographicCost OfRank(int rank) => new(rank, 0, 0, 0);

    public int CompareTo(LexicographicCost other) =>
        (Rank, Change, Quality, Tie).CompareTo((other.Rank, other.Change, other.Quality, other.Tie));

    public static LexicographicCost operator -(LexicographicCost left, LexicographicCost right) =>
        new(left.Rank - right.Rank, left.Change - right.Change, left.Quality - right.Quality, left.Tie - right.Tie);
}
