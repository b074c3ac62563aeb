using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Disclosure;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Planning.Supply;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Requirements.Rules;

namespace CapabilityRegistry.Planning.Reasons;

/// <summary>A requirement that the plan does not fill completely.</summary>
public sealed record GapView : IDisclosesObjects
{
    public required string Requirement { get; init; }

    /// <summary>Which slot of it, 1, 2 …; null if it is not split.</summary>
    public required int? Slot { get; init; }

    /// <summary>Null for a capacity goal.</summary>
    public required string? Mission { get; init; }

    public required string UnitType { get; init; }

    /// <summary>0 is the highest.</summary>
    public required int Priority { get; init; }

    public required ReadinessLevel MinimumLevel { get; init; }

    public required Measure Unit { get; init; }

    /// <summary>How much is asked for, in its unit.</summary>
    public required int Required { get; init; }

    /// <summary>What is selected or deployed already.</summary>
    public required int Engaged { get; init; }

    /// <summary>What the plan adds to that.</summary>
    public required int Filled { get; init; }

    /// <summary>How much of it the plan does not fill, in its unit.</summary>
    public required int Missing { get; init; }

    /// <summary>Every reason that holds.</summary>
    public required IReadOnlyList<GapReasonView> Reasons { get; init; }

    /// <summary>What would fill more only together, no part of it alone. Null unless <c>togetherSearch</c> is found.</summary>
    public CombinationView? Together { get; init; }

    /// <summary>
    /// What came of the search for <c>together</c>: found; not-needed, because a near miss or a rule alone helps; none-found, neither among everything at
    /// once, nor among all repairs, nor among all rules; not-tried, or not to the end: the part of the plan is too large or not proven, or a limit of
    /// work or time came first.
    /// </summary>
    [CodeOf("CombinationSearch")]
    public required string TogetherSearch { get; init; }

    /// <summary>The pledges that the reasons name.</summary>
    public IEnumerable<DisclosedObject> DisclosedObjects() =>
    [
        .. PledgeMembers.Named("match-run", Json.Write(Reasons)),
        .. Together is null ? [] : PledgeMembers.Named("match-run", Json.Write(Together)),
    ];

    public static GapView Of(Slot slot, Shortfall shortfall, Plan plan, IReadOnlyDictionary<string, Offer> offers, int engaged) =>
        Of(MatcherMapping.NeedOf(slot, engaged), shortfall, plan, offers, engaged);

    /// <param name="need">What is still to be planned.</param>
    /// <param name="shortfall">What is missing of it.</param>
    /// <param name="plan">The plan that leaves it open.</param>
    /// <param name="offers">What the plan could choose from, by key.</param>
    /// <param name="engaged">What is selected or deployed already, on top of it.</param>
    public static GapView Of(Need need, Shortfall shortfall, Plan plan, IReadOnlyDictionary<string, Offer> offers, int engaged) => new()
    {
        Requirement = NeedReference.Of(need).Requirement,
        Slot = NeedReference.Of(need).Slot,
        Mission = NeedReference.Of(need).Mission,
        UnitType = need.UnitType,
        Priority = need.Priority,
        MinimumLevel = (ReadinessLevel)need.MinimumLevel,
        Unit = Codes.Parse<Measure>(need.Measure),
        Required = engaged + shortfall.Required,
        Engaged = engaged,
        Filled = shortfall.Filled,
        Missing = shortfall.Missing,
        Reasons = [.. shortfall.Reasons.Select(reason => GapReasonView.Of(reason, plan, offers))],
        Together = shortfall.Together is { } together ? CombinationView.Of(together) : null,
        TogetherSearch = shortfall.Search,
    };
}

/// <summary>Why something is missing.</summary>
public sealed record GapReasonView
{
    /// <summary>no-such-type, filtered, competition, exhausted, structural or not-proven.</summary>
    [CodeOf("GapReasonKind")]
    public required string Kind { get; init; }

    /// <summary>The reason in a sentence.</summary>
    public required string Detail { get; init; }

    /// <summary>
    /// How much of the gap would close, in its unit, if what the reason names alone were mended: a new pledge that fits (no-such-type), every pledge
    /// that a repair without a release makes eligible, at most fifty (filtered), a second pledge like each that serves (competition, exhausted), the
    /// best of the relaxations
    /// (structural). 0 where nothing would: then the reason is context and no advice. Null where it was not tried: the part of the plan
    /// is too large or not proven, or a limit of work or time came first.
    /// </summary>
    public int? Closes { get; init; }

    /// <summary>For filtered: how many pledges fail each criterion.</summary>
    public required IReadOnlyList<FailureCount> Failures { get; init; }

    /// <summary>What the reason can be checked by, in words.</summary>
    public required IReadOnlyList<string> Witnesses { get; init; }

    /// <summary>For filtered: pledges that fall short in one thing only, at most twenty, each with the smallest repair.</summary>
    public IReadOnlyList<NearMissView> NearMisses { get; init; } = [];

    /// <summary>For competition: what the eligible pledges do instead.</summary>
    public IReadOnlyList<PledgeInUse> InUse { get; init; } = [];

    /// <summary>For competition and exhausted, where it can be shown by counting pledges; else null.</summary>
    public HallSetView? HallSet { get; init; }

    /// <summary>For structural: eligible pledges that do not serve and are kept out, at most twenty.</summary>
    public IReadOnlyList<PledgeLink> KeptOut { get; init; } = [];

    /// <summary>
    /// For structural: which rules keep each of these pledges from covering more, or, where all eligible pledges serve, a second one like each; at most
    /// twenty.
    /// </summary>
    public IReadOnlyList<HeldPledge> Held { get; init; } = [];

    /// <summary>
    /// For structural: which rules would have to fall for more to be filled, the fewest first. Empty if no kind of rule alone helps, or
    /// none was tried.
    /// </summary>
    public IReadOnlyList<RelaxationView> Relaxations { get; init; } = [];

    /// <summary>For structural: whether every kind of rule was tried; null for the others.</summary>
    public bool? RelaxationsTried { get; init; }

    public static GapReasonView Of(ShortfallReason reason, Plan plan, IReadOnlyDictionary<string, Offer> offers)
    {
        var set = reason.HallSet is { } place ? plan.HallSets[place] : null;
        return new()
        {
            Kind = reason.Kind,
            Detail = reason.Detail,
            Closes = reason.Closes,
            Failures = [.. (reason.Failures ?? new Dictionary<string, int>())
                .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(pair => new FailureCount { Code = pair.Key, Pledges = pair.Value })],
            Witnesses = reason.Witnesses ?? [.. WitnessText.Of(reason, set, offers)],
            NearMisses = [.. reason.NearMisses.Select(miss => NearMissView.Of(miss, offers))],
            InUse = [.. reason.InUse.Select(PledgeInUse.Of)],
            HallSet = set is null ? null : HallSetView.Of(set),
            KeptOut = [.. reason.KeptOut.Select(PledgeLink.Of)],
            Held = [.. reason.Held.Select(HeldPledge.Of)],
            Relaxations = [.. reason.Relaxations.Select(RelaxationView.Of)],
            RelaxationsTried = reason.Tried,
        };
    }
}

/// <summary>How many pledges fail a criterion.</summary>
public sealed record FailureCount
{
    /// <summary>The code of the criterion.</summary>
    [CodeOf("CriterionCode")]
    public required string Code { get; init; }

    /// <summary>How many pledges fail it.</summary>
    public required int Pledges { get; init; }
}
