using System.Text.Json.Serialization;
using CapabilityRegistry.Matching;

namespace CapabilityRegistry.MatchRuns;

/// <summary>A run of the matcher: what it was asked, what it found, how far that is proven. Never changed once written.</summary>
public sealed record MatchRun : IRedactable
{
    /// <summary>The key, e.g. RUN-00012.</summary>
    public required string Id { get; init; }

    /// <summary>Always 1: a run is never changed.</summary>
    public required int Version { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Who ran it.</summary>
    public required string Actor { get; init; }

    /// <summary>The day on which requests would go out.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>How many requirements took part.</summary>
    public required int Requirements { get; init; }

    /// <summary>optimal: no better plan exists; feasible: the time ran out before that was proven; unknown: nothing was reached.</summary>
    public required string Status { get; init; }

    /// <summary>How many pledges took part.</summary>
    [Redactable]
    public required int Pledges { get; init; }

    /// <summary>The last event that the run knew of.</summary>
    [Redactable]
    public required long EventSeq { get; init; }

    /// <summary>SHA-256 over everything that the plan depends on.</summary>
    public required string InputHash { get; init; }

    /// <summary>The fields left out for this caller; itself left out if there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Redacted { get; init; }
}

/// <summary>A run with its plan.</summary>
public sealed record MatchRunView : IRedactable, IShows
{
    public required MatchRun Run { get; init; }

    /// <summary>The objectives in the order in which they were decided, each with its proof.</summary>
    [Redactable]
    public required IReadOnlyList<StageView> Stages { get; init; }

    /// <summary>The plan: which pledge answers which requirement. A focal point sees its own state's part.</summary>
    public required IReadOnlyList<AssignmentView> Assignments { get; init; }

    /// <summary>What remains missing, with the reasons.</summary>
    [Redactable]
    public required IReadOnlyList<GapView> Gaps { get; init; }

    /// <summary>The fields left out for this caller; itself left out if there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Redacted { get; init; }

    public IEnumerable<StatesObject> Shows() => Assignments.Select(each => StatesObject.Pledge(each.Pledge)).Concat(Gaps.SelectMany(gap => gap.Shows()));
}

/// <summary>One objective of the run.</summary>
public sealed record StageView
{
    /// <summary>fill-priority-0 … fill-priority-4 (more is better), then quality and tie-break (less is better).</summary>
    public required string Name { get; init; }

    /// <summary>optimal, feasible, conditional (on an earlier one that is not proven) or not-reached.</summary>
    public required string Status { get; init; }

    /// <summary>What the plan reaches. A requirement filled completely counts 720,720,000.</summary>
    public required long Value { get; init; }

    /// <summary>What no plan can surpass.</summary>
    public required long Bound { get; init; }

    /// <summary>How far value and bound are apart, relative to the larger; 0 when proven.</summary>
    public required double Gap { get; init; }

    public static StageView Of(Stage stage) =>
        new() { Name = stage.Name, Status = stage.Status, Value = stage.Value, Bound = stage.Bound, Gap = stage.Gap };
}

/// <summary>One pledge that answers one requirement.</summary>
public sealed record AssignmentView
{
    public required string Requirement { get; init; }

    /// <summary>Which slot of it, 1, 2 …; null if it is not split.</summary>
    public required int? Slot { get; init; }

    public required string Pledge { get; init; }

    public required string Contributor { get; init; }

    /// <summary>How much of the requirement it covers, in the requirement's unit.</summary>
    public required int Amount { get; init; }

    /// <summary>0 to 1000: the sum of the points in the breakdown.</summary>
    public required int Score { get; init; }

    public required Stored<IReadOnlyList<ScoreView>> Breakdown { get; init; }
}
