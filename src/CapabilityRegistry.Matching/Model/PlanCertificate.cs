namespace CapabilityRegistry.Matching.Model;

/// <summary>
/// The proof of a plan, as plain integers: it can be checked from the input alone, by code that knows nothing of how the plan
/// was found. Components share no pair, no bundle and no offers that must or must not serve together, so their values add up.
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

    /// <summary>One for each stage of the plan, in their order.</summary>
    public required IReadOnlyList<StageProof> Stages { get; init; }

    /// <summary>
    /// Multipliers of the constraints, as vectors over the stages that are proven by a dual; constraints that are not listed have 0.
    /// <para>
    /// Such a proof needs that each need takes whole seats: all its pairs cover the same number c at most, c divides the
    /// quantity and the share cap, and, if c is more than 1, no pair is pinned, part of the plan in force or of an offer that is
    /// the partner of another. (Then more than quantity / c offers are possible, each covering less than c, but leaving one out is
    /// better.) The constraints are linear in the pairs chosen, see <see cref="Multiplier"/>. Pinned pairs are taken out of them
    /// beforehand, with what they use up. The value of a pair is c · (<see cref="Stage.PerNeed"/> / quantity) on its fill stage, the cost of changing
    /// it if it is part of the plan in force, −(full score + 1 − score), and −hash, each times the scale of the stage.
    /// </para>
    /// <para>
    /// If all multipliers of inequalities are lexicographically 0 or more, and for each pair factor times multiplier of its
    /// constraints add up to at least its value, lexicographically, then no plan has more than right-hand side times multiplier,
    /// added up. It is a proof where that sum equals what the plan reaches, stage by stage; on the last stage, where it is less than
    /// 1 above it (linear programming duality, in the ordered group of the vectors).
    /// </para>
    /// <para>
    /// Where the quantity does not divide what a complete need counts, its first seats count a little more than its last ones. Its pairs then have the
    /// value of the first seat that no pin fills, and its multiplier times its right-hand side is instead added up over these seats: for each the multiplier
    /// less what the seat counts less than the first (times the scale of the stage), or nothing where that is lexicographically negative.
    /// </para>
    /// </summary>
    public required IReadOnlyList<Multiplier> Multipliers { get; init; }
}

/// <summary>A line of the plan.</summary>
/// <param name="NeedId">The need that is served.</param>
/// <param name="OfferId">The offer that serves it.</param>
/// <param name="Amount">How much of the need it covers.</param>
public sealed record PlanLine(string NeedId, string OfferId, int Amount);

/// <summary>What the value and the bound of a component in one stage rest on.</summary>
/// <param name="Stage">Name of the stage.</param>
/// <param name="By">"dual": the multipliers prove it; "evident": every need is filled as far as its offers could fill it
/// if they served nothing else, or nothing is lost; "solver": a solver states it after an exhaustive search; "none": no proof.</param>
/// <param name="Value">What the component reaches.</param>
/// <param name="Bound">What it cannot surpass.</param>
/// <param name="Scale">Multipliers of this stage count in 1 / scale; 1 or more.</param>
public sealed record StageProof(string Stage, string By, long Value, long Bound, long Scale)
{
    /// <summary>Multipliers prove the bound.</summary>
    public const string Dual = "dual";
    /// <summary>The bound is evident.</summary>
    public const string Evident = "evident";
    /// <summary>Only a solver states the bound.</summary>
    public const string Solver = "solver";
    /// <summary>There is no proof.</summary>
    public const string None = "none";
}

/// <summary>The multiplier of one constraint.</summary>
/// <param name="Kind">
/// "need" [need]: its pairs ≤ quantity / c. "share" [need, contributor]: its pairs ≤ share cap / c. "offer" [offer] and a day: the
/// pairs that hold it on that day, turnaround included, ≤ 1, where each two of them overlap. "turnaround" [need, offer, need]: the pairs of the
/// offer in the mission of the first need that serve on its first day and hold the offer on the first day of the second, turnaround included,
/// and those in other missions that serve on that later day, together ≤ 1. "partner" [need, offer, partner]: the pair −
/// the pairs of the partner in the mission at an overlapping time ≤ 0. "apart" [need, offer, need, offer]: of two pairs that overlap in one
/// mission, all pairs of both offers that serve there on the later of the two first days, together ≤ 1. "bundle" [need, need]: seats of
/// the second × pairs of the first − seats of the first × pairs of the second = 0.
/// "minimum" [need, offer]: (seats that make up the minimum fill) × the pair − all pairs of the need ≤ 0.
/// </param>
/// <param name="Of">Ids of the records that the constraint is about.</param>
/// <param name="Day">Only for kind "offer": the day; else null.</param>
/// <param name="Values">One for each stage that is proven by a dual, in order.</param>
public sealed record Multiplier(string Kind, IReadOnlyList<string> Of, DateOnly? Day, IReadOnlyList<long> Values);
