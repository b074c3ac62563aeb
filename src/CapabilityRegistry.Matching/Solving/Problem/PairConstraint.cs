namespace CapabilityRegistry.Matching.Solving.Problem;

/// <summary>Which rule a limit comes from.</summary>
internal enum ConstraintKind
{
    /// <summary>The slots of a demand: its pairs ≤ slots.</summary>
    Need,

    /// <summary>The share of a contributor in a demand: its pairs ≤ share cap / slot.</summary>
    Share,

    /// <summary>One demand at a time of a pledge: the pairs that hold it on a day ≤ 1.</summary>
    Offer,

    /// <summary>A pledge needs a partner: its pairs of a mission that hold it on a day − the pairs of the partner in the mission ≤ 0.</summary>
    Partner,

    /// <summary>Two pledges that must not serve in one mission: the pairs that hold one on a day and those that hold the other on a day, together ≤ 1.</summary>
    Apart,

    /// <summary>Two demands of a bundle: slots of the second × pairs of the first − slots of the first × pairs of the second = 0.</summary>
    Bundle,

    /// <summary>A pair needs enough others for the minimum fill: slots that make it up × the pair − all pairs of the demand ≤ 0.</summary>
    Minimum,

    /// <summary>What the pairs are worth on a level that a search has settled = what it has reached. Never part of a certificate.</summary>
    Value,
}

/// <summary>Names a limit of a component.</summary>
/// <param name="Kind">Its rule.</param>
/// <param name="Of">The demand; the pledge of an <see cref="ConstraintKind.Offer"/>; the pair of a Minimum; of a Partner or an Apart, a pair that starts on the day.</param>
/// <param name="And">The contributor, the day, the partner, the other pair or the other demand; else 0.</param>
internal readonly record struct ConstraintName(ConstraintKind Kind, int Of, int And = 0);

/// <summary>A linear rule over the pairs that are not pinned: the sum of factor × chosen is at most, or equal to, a number.</summary>
internal sealed record PairConstraint(ConstraintName Name, (int Pair, long Factor)[] Terms, long Most, bool IsEqual = false);

/// <summary>The multiplier of a limit.</summary>
/// <param name="Values">One for each goal.</param>
internal sealed record ConstraintMultiplier(ConstraintName Limit, long[] Values);
