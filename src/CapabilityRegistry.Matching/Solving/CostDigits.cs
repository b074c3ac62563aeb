namespace CapabilityRegistry.Matching.Solving;

/// <summary>A cost level by level: the rank of what stays empty, what changes, the quality lost, the tie-break.</summary>
internal readonly record struct CostDigits(long Rank, long Change, long Quality, long Tie)
{
    /// <summary>1, 0 or -1: of the first digit that is not 0.</summary>
    public int Sign =>
        Rank != 0 ? Math.Sign(Rank) : Change != 0 ? Math.Sign(Change) : Quality != 0 ? Math.Sign(Quality) : Math.Sign(Tie);

    public static CostDigits Of(in Pair pair) => new(0, -pair.Kept, pair.Cost, pair.Tie);

    public static CostDigits OfRank(int rank) => new(rank, 0, 0, 0);

    public static CostDigits operator -(CostDigits left, CostDigits right) =>
        new(left.Rank - right.Rank, left.Change - right.Change, left.Quality - right.Quality, left.Tie - right.Tie);
}
