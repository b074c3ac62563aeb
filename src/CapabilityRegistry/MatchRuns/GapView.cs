using CapabilityRegistry.Catalogue;
using CapabilityRegistry.Matching;
using CapabilityRegistry.Requirements;

namespace CapabilityRegistry.MatchRuns;

/// <summary>A requirement that the plan does not fill completely.</summary>
public sealed record GapView : IShows
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

    public required int Required { get; init; }

    /// <summary>What is selected or deployed already.</summary>
    public required int Engaged { get; init; }

    /// <summary>What the plan adds to that.</summary>
    public required int Filled { get; init; }

    public required int Missing { get; init; }

    /// <summary>Every reason that holds.</summary>
    public required IReadOnlyList<GapReasonView> Reasons { get; init; }

    /// <summary>The pledges that the reasons name.</summary>
    public IEnumerable<StatesObject> Shows() => Reasons.SelectMany(reason => reason.Witnesses.Append(reason.Detail)).SelectMany(StatesObject.PledgesIn);

    public static GapView Of(Slot slot, Shortfall shortfall, int engaged) => Of(Translation.NeedOf(slot, engaged), shortfall, engaged);

    /// <param name="need">What is still to be planned.</param>
    /// <param name="engaged">What is selected or deployed already, on top of it.</param>
    public static GapView Of(Need need, Shortfall shortfall, int engaged) => new()
    {
        Requirement = NamedNeed.Of(need).Requirement,
        Slot = NamedNeed.Of(need).Slot,
        Mission = NamedNeed.Of(need).Mission,
        UnitType = need.UnitType,
        Priority = need.Priority,
        MinimumLevel = (ReadinessLevel)need.MinimumLevel,
        Unit = Codes.Parse<Measure>(need.Measure),
        Required = engaged + shortfall.Required,
        Engaged = engaged,
        Filled = shortfall.Filled,
        Missing = shortfall.Missing,
        Reasons = [.. shortfall.Reasons.Select(GapReasonView.Of)],
    };
}

/// <summary>Why something is missing.</summary>
public sealed record GapReasonView
{
    /// <summary>no-such-type, filtered, competition, exhausted, structural or not-proven.</summary>
    public required string Kind { get; init; }

    public required string Detail { get; init; }

    /// <summary>For filtered: how many pledges fail each criterion.</summary>
    public required IReadOnlyList<FailureCount> Failures { get; init; }

    /// <summary>What the reason can be checked by: pledges that fail just one criterion, or engagements elsewhere.</summary>
    public required IReadOnlyList<string> Witnesses { get; init; }

    public static GapReasonView Of(ShortfallReason reason) => new()
    {
        Kind = reason.Kind,
        Detail = reason.Detail,
        Failures = [.. (reason.Failures ?? new Dictionary<string, int>())
            .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => new FailureCount { Code = pair.Key, Pledges = pair.Value })],
        Witnesses = reason.Witnesses,
    };
}

/// <summary>How many pledges fail a criterion.</summary>
public sealed record FailureCount
{
    public required string Code { get; init; }

    public required int Pledges { get; init; }
}
