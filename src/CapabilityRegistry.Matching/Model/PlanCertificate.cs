namespace CapabilityRegistry.Matching.Model;

/// <summary>
/// What proves a plan, as plain integers: it can be checked from the input alone, by code that knows nothing of how the plan
/// was found. Components share no pair, no bundle and no pledges that must or must not serve together, so their values add up.
/// </summary>
public sealed record PlanCertificate(IReadOnlyList<ComponentProof> Components);

/// <summary>The proof of one component.</summary>
public sealed record ComponentProof
{
    /// <summary>"F", "F+", "I" or "G".</summary>
    public required string Class { get; init; }

    /// <summary>Ids, in order.</summary>
    public required IReadOnlyList<string> Needs { get; init; }

    /// <summary>Ids, in order.</summary>
    public required IReadOnlyList<string> Offers { get; init; }

    /// <summary>The lines of the plan that lie in it.</summary>
    public required IReadOnlyList<PlanLine> Lines { get; init; }

    /// <summary>One for each stage of the plan.</summary>
    public required IReadOnlyList<StageProof> Levels { get; init; }

    /// <summary>
    /// Multipliers of the limits, as vectors over the levels that are proven by a dual; limits that are not listed have 0.
    /// <para>
    /// Such a proof needs that each need takes whole slots: all its pairs cover the same number c at most, c divides the
    /// quantity and the share cap, and, if c is more than 1, no pair is pinned, part of the plan in force or of an offer that is
    /// somebody's partner. (Then more than quantity / c pledges are possible, each covering less than c, but leaving one out is
    /// better.) The limits are linear in the pairs chosen, see <see cref="Multiplier"/>. Pinned pairs are taken out of them
    /// beforehand, with what they use up. A pair is worth c · (720,720,000 / quantity) on its fill level, the cost of changing it if
    /// it is part of the plan in force, −(full score + 1 − score), and −hash, each times the level's scale.
    /// </para>
    /// <para>
    /// If all multipliers of inequalities are lexicographically 0 or more, and for each pair factor times multiplier of its limits
    /// add up to at least its worth, lexicographically, then no plan is worth more than limit times multiplier, added up. It is a
    /// proof where that sum equals what the plan reaches, level by level; on the last level, where it is less than 1 above it
    /// (linear programming duality, in the ordered group of the vectors).
    /// </para>
    /// </summary>
    public required IReadOnlyList<Multiplier> Multipliers { get; init; }
}

/// <param name="NeedId">The need that is served.</param>
/// <param name="OfferId">The offer that serves it.</param>
/// <param name="Amount">How much of the need it covers.</param>
public sealed record PlanLine(string NeedId, string OfferId, int Amount);

/// <param name="Stage">Name of the stage.</param>
/// <param name="By">"dual": the multipliers prove it; "evident": every need is filled as far as its pledges could fill it
/// if they had nothing else to do, or nothing is lost; "solver": the word of a solver that searched exhaustively; "none": no proof.</param>
/// <param name="Value">What the component reaches.</param>
/// <param name="Bound">What it cannot surpass.</param>
/// <param name="Scale">Multipliers of this level count in 1 / scale; 1 or more.</param>
public sealed record StageProof(string Stage, string By, long Value, long Bound, long Scale)
{
    public const string Dual = "dual";
    public const string Evident = "evident";
    public const string Solver = "solver";
    public const string None = "none";
}

/// <summary>The multiplier of one limit.</summary>
/// <param name="Kind">
/// "need" [need]: its pairs ≤ quantity / c. "share" [need, contributor]: its pairs ≤ share cap / c. "offer" [offer] and a day: the
/// pairs that hold it on that day, turnaround included, ≤ 1. "partner" [need, offer, partner]: the pairs of the
/// offer in the mission that hold it on the first day of the need − the pairs of the partner in the mission ≤ 0. "apart" [need, offer,
/// need, offer]: the same pairs of two offers that must not serve in one mission, together ≤ 1. "bundle" [need, need]: slots of
/// the second × pairs of the first − slots of the first × pairs of the second = 0.
/// "minimum" [need, offer]: (slots that make up the minimum fill) × the pair − all pairs of the need ≤ 0.
/// </param>
/// <param name="Of">Ids of the records that the limit is about.</param>
/// <param name="Day">Of "offer"; else null.</param>
/// <param name="Values">One for each level that is proven by a dual, in order.</param>
public sealed record Multiplier(string Kind, IReadOnlyList<string> Of, DateOnly? Day, IReadOnlyList<long> Values);
