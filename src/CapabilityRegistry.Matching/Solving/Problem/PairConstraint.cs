namespace CapabilityRegistry.Matching.Solving.Problem;

/// <summary>The rule that a constraint comes from.</summary>
internal enum ConstraintKind
{
    /// <summary>The seats of a demand: its pairs ≤ seats; where they count differently, its pairs − further seats ≤ seats of the first run.</summary>
    Need,

    /// <summary>The further seats of a run ≤ its seats. Never part of a certificate, since its multiplier follows from that of the need.</summary>
    FurtherSeats,

    /// <summary>The share of a contributor in a demand: its pairs ≤ share cap / seat.</summary>
    Share,

    /// <summary>One demand at a time of a supplier: the pairs that keep it busy on a day ≤ 1.</summary>
    Offer,

    /// <summary>
    /// A supplier that needs turnaround between missions serves once: of its pairs in one mission that are not free again on a day, turnaround
    /// included, and its pairs in other missions that serve on that day, at most 1 is chosen.
    /// </summary>
    Turnaround,

    /// <summary>A supplier needs a partner: one of its pairs − the pairs of the partner in the mission at an overlapping time ≤ 0.</summary>
    Partner,

    /// <summary>
    /// Two suppliers that must not serve in one mission at an overlapping time: their pairs that serve there on one day, together ≤ 1.
    /// </summary>
    Apart,

    /// <summary>Two demands of a bundle: seats of the second × pairs of the first − seats of the first × pairs of the second = 0.</summary>
    Bundle,

    /// <summary>A pair needs enough others for the minimum fill: seats that make it up × the pair − all pairs of the demand ≤ 0.</summary>
    Minimum,

    /// <summary>The values of the pairs in a settled stage = what that stage has reached. Never part of a certificate.</summary>
    Value,
}

/// <summary>Names a constraint of a component.</summary>
/// <param name="Kind">Its rule.</param>
/// <param name="Of">
/// The demand; the supplier of an <see cref="ConstraintKind.Offer"/>; the pair of a Minimum; of a Partner, an Apart or a Turnaround, a pair
/// that starts on the day, the first of two.
/// </param>
/// <param name="And">
/// The contributor, the day, the partner, the other pair, which of a Turnaround starts on the later day, the run of further seats, or the other demand;
/// else 0.
/// </param>
internal readonly record struct ConstraintName(ConstraintKind Kind, int Of, int And = 0);

/// <summary>
/// A linear constraint over the pairs that are not pinned: the sum of factor × chosen is at most, or equal to, a number. Where the number of a pair is
/// beyond the last one, it is that of <see cref="FurtherSeats"/>, of which so many are taken.
/// </summary>
internal sealed record PairConstraint(ConstraintName Name, (int Pair, long Factor)[] Terms, long Most, bool IsEqual = false);

/// <summary>The multiplier of a constraint.</summary>
/// <param name="Constraint">The constraint.</param>
/// <param name="Values">One for each stage.</param>
internal sealed record ConstraintMultiplier(ConstraintName Constraint, long[] Values);
