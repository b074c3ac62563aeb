namespace CapabilityRegistry.Matching;

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
    public required IReadOnlyList<Line> Lines { get; init; }

    /// <summary>One for each stage of the plan.</summary>
    public required IReadOnlyList<LevelProof> Levels { get; init; }

    /// <summary>
    /// Multipliers of the limits, as vectors over the levels that are proven by a dual; limits that are not listed have 0.
    /// <para>
    /// In these classes a need takes at most S = quantity / c pledges, where c is what each of its pairs covers; a contributor
    /// under a share cap gives at most share cap / c of them; an offer serves at most one need on a day, the days of turnaround
    /// included. (If c is more than 1, no pair of the need is pinned or part of the plan in force: then more pledges than S are
    /// possible, each covering less than c, but leaving one out is better.) A pinned pair takes its place in these limits beforehand. A pair is worth c · 720,720,000 / quantity on its
    /// fill level, the cost of changing it if it is part of the plan in force, −(1001 − score), and −hash, each times the level's scale.
    /// </para>
    /// <para>
    /// If all multipliers are lexicographically 0 or more, and for each pair those of its limits add up to at least its worth,
    /// lexicographically, then no plan is worth more than the sum of limit times multiplier. It is a proof where that sum
    /// equals what the plan reaches, level by level (linear programming duality, in the ordered group of the vectors).
    /// </para>
    /// </summary>
    public required IReadOnlyList<Multiplier> Multipliers { get; init; }
}

/// <param name="NeedId">The need that is served.</param>
/// <param name="OfferId">The offer that serves it.</param>
/// <param name="Amount">How much of the need it covers.</param>
public sealed record Line(string NeedId, string OfferId, int Amount);

/// <param name="Stage">Name of the stage.</param>
/// <param name="By">"dual": the multipliers prove it; "solver": the word of a solver that searched exhaustively; "none": no proof.</param>
/// <param name="Value">What the component reaches.</param>
/// <param name="Bound">What it cannot surpass.</param>
/// <param name="Scale">Multipliers of this level count in 1 / scale; 1 or more.</param>
public sealed record LevelProof(string Stage, string By, long Value, long Bound, long Scale)
{
    public const string Dual = "dual";
    public const string Solver = "solver";
    public const string None = "none";
}

/// <summary>The multiplier of one limit.</summary>
/// <param name="NeedId">Of a limit of a need, or of a contributor's share in it; else null.</param>
/// <param name="Contributor">Of a share; else null.</param>
/// <param name="OfferId">Of an offer on a day; else null.</param>
/// <param name="Day">The day; else null.</param>
/// <param name="Values">One for each level that is proven by a dual, in order.</param>
public sealed record Multiplier(string? NeedId, string? Contributor, string? OfferId, DateOnly? Day, IReadOnlyList<long> Values);
