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

    public static GapView Of(Slot slot, Shortfall shortfall, int engaged) => new()
    {
        Requirement = slot.Requirement.Id,
        Slot = slot.Number,
        Mission = slot.Requirement.Mission,
        UnitType = slot.Requirement.Content.UnitType,
        Priority = slot.Requirement.Content.Priority,
        MinimumLevel = slot.Requirement.Content.MinimumLevel,
        Unit = slot.Requirement.Content.Quantity.Unit,
        Required = slot.Requirement.Content.Quantity.Amount,
        Engaged = engaged,
        Filled = shortfall.Filled,
        Missing = shortfall.Missing,
        Reasons = [.. shortfall.Reasons.Select(GapReasonView.Of)],
    };
}

/// <summary>Why something is missing.</summary>
public sealed record GapReasonView
{
    /// <summary>no-such-type, filtered, competition, exhausted or not-proven.</summary>
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
