namespace CapabilityRegistry.Matching.Model;

/// <summary>Which offers serve which needs, how far that is proven to be best, and why needs stay short.</summary>
public sealed record Plan
{
    /// <summary>
    /// A <see cref="ProofStatus"/>: "optimal" when every stage is, or only the draw between equals is "settled" instead; "unknown" when none was reached,
    /// "refused" when a pin cannot be held, else "feasible".
    /// </summary>
    public required string Status { get; init; }

    /// <summary>Why there is no plan: the pins that cannot be held. Then all other lists are empty. Empty when there is a plan.</summary>
    public IReadOnlyList<PinRefusal> Refusals { get; init; } = [];

    /// <summary>The stages in the order in which they were decided: an earlier one is never traded for a later one.</summary>
    public required IReadOnlyList<Stage> Stages { get; init; }

    /// <summary>By need id, then best offer first.</summary>
    public required IReadOnlyList<Assignment> Assignments { get; init; }

    /// <summary>Every need that is not filled completely, by id.</summary>
    public required IReadOnlyList<Shortfall> Shortfalls { get; init; }

    /// <summary>Proofs that needs cannot be filled, to which their reasons refer. Needs that are short for the same offers share one.</summary>
    public IReadOnlyList<HallSet> HallSets { get; init; } = [];

    /// <summary>The connected components of the problem, by the first need of each. Needs that no offer can serve are in none.</summary>
    public required IReadOnlyList<PlanComponent> Components { get; init; }

    /// <summary>The proof of the plan.</summary>
    public required PlanCertificate Certificate { get; init; }
}

/// <summary>A connected component: no pair and no rule connects it with the rest of the problem.</summary>
/// <param name="Class">
/// How it was solved: "F" as a flow, "F+" as a flow with share caps, "I" as a linear programme, "G" by a search.
/// </param>
/// <param name="Needs">Number of needs.</param>
/// <param name="Offers">Number of offers.</param>
/// <param name="Pairs">Number of pairs that may be chosen.</param>
/// <param name="Stages">What it contributes to each stage.</param>
public sealed record PlanComponent(string Class, int Needs, int Offers, int Pairs, IReadOnlyList<Stage> Stages);

/// <summary>A pin that cannot be held.</summary>
/// <param name="NeedId">As in the pin.</param>
/// <param name="OfferId">As in the pin.</param>
/// <param name="Code">
/// "need-unknown", "offer-unknown", "not-eligible", "banned", "busy" (pinned elsewhere at an overlapping time), "over-quantity",
/// "over-share", "forbidden-together", "partner-cannot-serve"; "cannot-hold-together": each of the pins named could be held,
/// but minimum fills, bundles and partners leave no plan with all of them; "not-found": the limit came before a plan that
/// holds the pins named was found.
/// </param>
/// <param name="Detail">The reason in one sentence.</param>
public sealed record PinRefusal(string NeedId, string OfferId, string Code, string Detail);

/// <summary>How far a plan or a stage is proven.</summary>
public static class ProofStatus
{
    /// <summary>No plan is better, and every stage before is proven too.</summary>
    public const string Optimal = "optimal";

    /// <summary>
    /// Status of the tie-break only: every stage before is proven, and of the plans that are equal in all of them a search of a fixed effort has drawn one.
    /// A plan of a smaller hash may exist, which would be no better; the same input gives the same plan.
    /// </summary>
    public const string Settled = "settled";

    /// <summary>The limit came first: a plan, and a bound on how much better another could be.</summary>
    public const string Feasible = "feasible";

    /// <summary>The best found given an earlier stage that is not proven; it may even be the best given that stage.</summary>
    public const string Conditional = "conditional";

    /// <summary>The limit left no time for this stage; its value is that of the plan found before.</summary>
    public const string NotReached = "not-reached";

    /// <summary>Status of a whole plan only: no stage was reached, so nothing is known.</summary>
    public const string Unknown = "unknown";

    /// <summary>Status of a whole plan only: a pin cannot be held, so there is no plan.</summary>
    public const string Refused = "refused";
}

/// <summary>
/// One stage of the lexicographic order. The fill stages are maximised; a need filled completely counts
/// <see cref="PerNeed"/> whatever it asks for, and a part of it its share of that (<see cref="OfFill"/>). "changes" minimises the cost of the lines of the
/// plan in force that are not kept: each 180 with half a year's notice or more, rising in proportion to 360 with none. "quality" minimises the sum of
/// full score + 1 − score over the assignments (1001 − score with the default weights), and "tie-break" the sum of a stable hash of the two ids.
/// </summary>
/// <param name="Name">
/// "fill-priority-0" to "fill-priority-4" for each priority that occurs, "changes" when there is a plan in force, "quality", "tie-break".
/// </param>
/// <param name="Status">A <see cref="ProofStatus"/>.</param>
/// <param name="Value">What the plan reaches.</param>
/// <param name="Bound">
/// No plan that keeps, in each component, what the stages before have reached can have more (fill) or less (the others).
/// Equals the value when optimal.
/// </param>
/// <param name="Gap">|bound − value| / max(|bound|, |value|): 0 when they meet, at most 1.</param>
public sealed record Stage(string Name, string Status, long Value, long Bound, double Gap)
{
    /// <summary>
    /// What a need filled completely counts where all quantities of the priority divide it (all up to 16, and 120, 140, 160,
    /// 180, 250 …): 2^7·3²·5^4·7·11·13.
    /// </summary>
    public const long FullNeed = 720_720_000;

    /// <summary>The most that a need filled completely counts: more would make the sums of the solvers too large.</summary>
    public const long MostPerNeed = 1L << 36;

    /// <summary>
    /// What a need filled completely counts in this fill stage, whatever it asks for. It is
    /// <see cref="FullNeed"/> where that divides by the quantity of every need of the priority, else the least common multiple of these
    /// quantities: so every fill of every need counts exactly its share. Only where the least common multiple is above
    /// <see cref="MostPerNeed"/> is it that of as many quantities as possible, the smallest first, times the largest
    /// number that stays within the limit; parts of the other needs then count their share to within quantity / 4: see <see cref="OfFill"/>.
    /// 0 for the other stages.
    /// </summary>
    public long PerNeed { get; init; }

    /// <summary>
    /// What a need counts that is filled so far: each unit <see cref="PerNeed"/> / quantity, rounded down, and the first units one more, as many
    /// as the remainder of that division. So all units together count <see cref="PerNeed"/> exactly, and no unit more than one before it.
    /// </summary>
    /// <param name="quantity">What the need asks for; 1 or more.</param>
    /// <param name="filled">How much of it is filled: 0 to the quantity.</param>
    public long OfFill(int quantity, long filled) => (PerNeed / quantity * filled) + Math.Min(filled, PerNeed % quantity);

    /// <summary>The name of the stage that fills the needs of a priority.</summary>
    public static string OfPriority(int priority) => $"fill-priority-{priority}";

    /// <summary>The value in the scale in which a need filled completely counts <see cref="FullNeed"/>, rounded: for people to compare plans.</summary>
    /// <param name="value">A value, or a difference of values, of this stage.</param>
    public long InFullNeeds(long value) => PerNeed is 0 or FullNeed ? value : (long)Math.Round((decimal)value * FullNeed / PerNeed);

    internal static double GapOf(long value, long bound) =>
        bound == value ? 0 : Math.Abs(bound - value) / (double)Math.Max(Math.Abs(bound), Math.Abs(value));
}

/// <summary>One line of a plan: an offer serves a need.</summary>
/// <param name="NeedId">The need that is served.</param>
/// <param name="OfferId">The offer that serves it, for the whole time from its start to its end.</param>
/// <param name="Amount">
/// How much of the need the offer covers, in the need's measure; 1 or more. The best offers cover first, so the last one
/// may cover less than its capacity.
/// </param>
/// <param name="Verdict">Why the offer was eligible, and its score.</param>
public sealed record Assignment(string NeedId, string OfferId, int Amount, PairEvaluation Verdict);
