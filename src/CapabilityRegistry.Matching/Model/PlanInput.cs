namespace CapabilityRegistry.Matching.Model;

/// <summary>Everything a plan depends on. The order of needs and offers does not matter.</summary>
/// <param name="Needs">Needs to fill together.</param>
/// <param name="Offers">Offers to choose from.</param>
/// <param name="AsOf">The day on which the requests would go out.</param>
/// <param name="Limit">
/// Wall time for all stages of the search together; null for none. A safety net: a plan that stopped at the limit says
/// so, and may differ from run to run.
/// </param>
public sealed record PlanInput(
    IReadOnlyList<Need> Needs, IReadOnlyList<Offer> Offers, DateOnly AsOf, TimeSpan? Limit = null)
{
    /// <summary>
    /// The most work that a search spends on one stage of one component, in seconds of the solver's own count of operations,
    /// which is the same on every machine: a plan that stopped at it says so and is the same in every run. Null for no limit.
    /// </summary>
    public int? Effort { get; init; }

    /// <summary>What quality is worth.</summary>
    public Weights Weights { get; init; } = Weights.Default;

    /// <summary>Pairs that the plan must hold.</summary>
    public IReadOnlyList<Pin> Pins { get; init; } = [];

    /// <summary>Pairs that the plan must not hold.</summary>
    public IReadOnlyList<Ban> Bans { get; init; } = [];

    /// <summary>Offers that must not serve in the same mission.</summary>
    public IReadOnlyList<ForbiddenPair> Forbidden { get; init; } = [];

    /// <summary>The plan that is in force: it is changed as little as the fill allows.</summary>
    public IReadOnlyList<PreviousAssignment> Previous { get; init; } = [];

    /// <summary>For a search beside the plan: a little work that is the same on every machine, instead of a limit of time.</summary>
    internal PlanInput WithLittleEffort() => this with { Limit = null, Effort = Math.Min(Effort ?? BesideEffort, BesideEffort) };

    private const int BesideEffort = 1;
}

/// <summary>A pair that somebody decided on.</summary>
public sealed record Pin(string NeedId, string OfferId);

/// <param name="NeedId">Null for every need.</param>
public sealed record Ban(string OfferId, string? NeedId = null);

public sealed record ForbiddenPair(string OfferId, string OtherOfferId);

/// <param name="NoticeDays">How long before its first day the offer would be told that it is not wanted any more; 0 or more.</param>
public sealed record PreviousAssignment(string NeedId, string OfferId, int NoticeDays)
{
    /// <summary>Half a year: with so much notice a change is no more of a burden than with still more.</summary>
    private const int AmpleNoticeDays = 180;

    /// <summary>
    /// What it costs not to keep the line: 180 with ample notice, twice that with none, in proportion between. So the
    /// number of changes weighs first, and notice decides between changes. Our own judgement, not a rule of the United Nations.
    /// </summary>
    internal int CostOfLeaving => 2 * AmpleNoticeDays - Math.Min(NoticeDays, AmpleNoticeDays);
}
