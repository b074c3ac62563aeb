namespace CapabilityRegistry.Matching.Model;

/// <summary>Everything a plan depends on. The order of needs and offers does not matter.</summary>
/// <param name="Needs">Needs to fill together.</param>
/// <param name="Offers">Offers to choose from.</param>
/// <param name="AsOf">The day on which the requests would go out.</param>
/// <param name="Limit">
/// Wall time for reading, search and reasons together; null for none. Where it comes before the pairs are read, and neither pins nor a plan in force
/// are given, the plan is empty and "unknown"; with a pin it is refused, and with a plan in force everything is read first.
/// A safety net: a plan that stopped at the limit says so, and may differ from run to run.
/// </param>
public sealed record PlanInput(
    IReadOnlyList<Need> Needs, IReadOnlyList<Offer> Offers, DateOnly AsOf, TimeSpan? Limit = null)
{
    /// <summary>
    /// The most work that a search spends on one stage of one component, in seconds of the solver's own count of operations,
    /// which is the same on every machine: a plan that stopped at it says so and is the same in every run. Null for no limit.
    /// </summary>
    public int? Effort { get; init; }

    /// <summary>The weights of the criteria in the quality stage.</summary>
    public Weights Weights { get; init; } = Weights.Default;

    /// <summary>Pairs that the plan must hold.</summary>
    public IReadOnlyList<Pin> Pins { get; init; } = [];

    /// <summary>Pairs that the plan must not hold.</summary>
    public IReadOnlyList<Ban> Bans { get; init; } = [];

    /// <summary>Offers that must not serve in the same mission at an overlapping time.</summary>
    public IReadOnlyList<ForbiddenPair> Forbidden { get; init; } = [];

    /// <summary>
    /// Units that are selected or deployed: lines that no plan changes. Share caps, partners and forbidden pairs see them as they see the
    /// lines of the plan. What they cover is no longer part of the quantity and the minimum fill of their needs.
    /// </summary>
    public IReadOnlyList<EngagedUnit> Engaged { get; init; } = [];

    /// <summary>The plan that is in force: it is changed as little as the fill allows.</summary>
    public IReadOnlyList<PreviousAssignment> Previous { get; init; } = [];

    /// <summary>
    /// What a need filled completely counts, by priority, where this is a part of a larger input that decides it: see <see cref="Stage.PerNeed"/>.
    /// Priorities that are left out follow from the needs.
    /// </summary>
    internal IReadOnlyDictionary<int, long> PerNeed { get; init; } = new Dictionary<int, long>();

    /// <summary>This input for a side computation: little effort, which is equal on every machine, instead of a limit of time.</summary>
    internal PlanInput WithLittleEffort() => this with { Limit = null, Effort = Math.Min(Effort ?? LittleEffort, LittleEffort) };

    private const int LittleEffort = 1;
}

/// <summary>A pair that the plan must hold.</summary>
public sealed record Pin(string NeedId, string OfferId);

/// <summary>A pair, or an offer, that the plan must not hold.</summary>
/// <param name="OfferId">The offer.</param>
/// <param name="NeedId">The need; null for every need.</param>
public sealed record Ban(string OfferId, string? NeedId = null);

/// <summary>Two offers that must not serve in the same mission at an overlapping time; one after the other they may.</summary>
public sealed record ForbiddenPair(string OfferId, string OtherOfferId);

/// <summary>A unit that is selected or deployed: a line that no plan changes.</summary>
/// <param name="OfferId">The unit; it need not be among the offers of the input.</param>
/// <param name="Contributor">The state that provides it.</param>
/// <param name="Mission">The mission in which it serves.</param>
/// <param name="From">The first day.</param>
/// <param name="Until">The first day on which it no longer serves; always after the first.</param>
/// <param name="Amount">How much of its needs it covers, in their measure; 1 or more.</param>
public sealed record EngagedUnit(string OfferId, string Contributor, string Mission, DateOnly From, DateOnly Until, int Amount)
{
    /// <summary>Ids of the needs of the input that it covers in part, such as one slot of a rotation; none if they are not in the input.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>Whether it meets whoever serves the need: in one mission, at an overlapping time.</summary>
    public bool Meets(Need need) => Mission == need.Mission && From < need.End && need.Start < Until;
}

/// <summary>A line of the plan in force.</summary>
/// <param name="NeedId">The need that is served.</param>
/// <param name="OfferId">The offer that serves it.</param>
/// <param name="NoticeDays">Days between the notice that the line is given up and its first day; 0 or more.</param>
public sealed record PreviousAssignment(string NeedId, string OfferId, int NoticeDays)
{
    /// <summary>Half a year: more notice than this makes a change no easier.</summary>
    private const int AmpleNoticeDays = 180;

    /// <summary>
    /// Cost of not keeping the line: 180 with ample notice, twice that with none, in proportion between. So the
    /// number of changes counts first, and notice decides between changes. Our own judgement, not a rule of the United Nations.
    /// </summary>
    internal int CostOfLeaving => 2 * AmpleNoticeDays - Math.Min(NoticeDays, AmpleNoticeDays);
}
