namespace CapabilityRegistry.Matching;

/// <summary>Which offers serve which needs, how far that is proven to be best, and why needs stay short.</summary>
public sealed record Plan
{
    /// <summary>A <see cref="Proof"/>: "optimal" when every stage is, "unknown" when none was reached, else "feasible".</summary>
    public required string Status { get; init; }

    /// <summary>The stages in the order in which they were decided: an earlier one is never traded for a later one.</summary>
    public required IReadOnlyList<Stage> Stages { get; init; }

    /// <summary>By need id, then best offer first.</summary>
    public required IReadOnlyList<Assignment> Assignments { get; init; }

    /// <summary>Every need that is not filled completely, by id.</summary>
    public required IReadOnlyList<Shortfall> Shortfalls { get; init; }
}

/// <summary>How far a plan or a stage is proven.</summary>
public static class Proof
{
    /// <summary>No plan is better, and every stage before is proven too.</summary>
    public const string Optimal = "optimal";

    /// <summary>The limit came first: a plan, and a bound on how much better another could be.</summary>
    public const string Feasible = "feasible";

    /// <summary>The best found, or even the best there is, but only given an earlier stage that is not proven.</summary>
    public const string Conditional = "conditional";

    /// <summary>The limit left nothing for this stage; its value is that of the plan at hand.</summary>
    public const string NotReached = "not-reached";

    /// <summary>Of a plan: no stage was reached, so nothing is known.</summary>
    public const string Unknown = "unknown";
}

/// <summary>
/// One step of the lexicographic search. The fill stages are maximised; a need filled completely counts
/// <see cref="FullNeed"/> whatever it asks for. "quality" minimises the sum of 1001 − score over the assignments, and
/// "tie-break" the sum of a stable hash of the two ids.
/// </summary>
/// <param name="Name">"fill-priority-0" to "fill-priority-4" for each priority that occurs, "quality", "tie-break".</param>
/// <param name="Status">A <see cref="Proof"/>.</param>
/// <param name="Value">What the plan reaches.</param>
/// <param name="Bound">
/// No plan that keeps what the stages before have reached can have more (fill) or less (the others). Equals the value
/// when optimal.
/// </param>
/// <param name="Gap">|bound − value| / max(|bound|, |value|): 0 when they meet, at most 1.</param>
public sealed record Stage(string Name, string Status, long Value, long Bound, double Gap)
{
    /// <summary>
    /// 2^7·3²·5^4·7·11·13. Each unit counts this divided by the quantity, so needs of any size weigh the same: exactly
    /// for every quantity that divides it (all up to 16, and 120, 140, 160, 180, 250 …), else to within quantity / 720,720,000.
    /// </summary>
    public const long FullNeed = 720_720_000;
}

/// <param name="NeedId">The need that is served.</param>
/// <param name="OfferId">The offer that serves it, for the whole time from its start to its end.</param>
/// <param name="Amount">
/// How much of the need the offer covers, in the need's measure; 1 or more. The best offers cover first, so the last one
/// may cover less than its capacity.
/// </param>
/// <param name="Verdict">Why the offer was eligible, and its score.</param>
public sealed record Assignment(string NeedId, string OfferId, int Amount, Verdict Verdict);
