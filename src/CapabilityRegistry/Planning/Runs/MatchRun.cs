using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Disclosure;
using CapabilityRegistry.Planning.Runs.Jobs;
using CapabilityRegistry.Planning.Runs.Weights;

namespace CapabilityRegistry.Planning.Runs;

/// <summary>A run of the matcher: what it rests on and how far it is.</summary>
public sealed record MatchRun : IRedactable, IPartlyVersioned, IUnfinished
{
    /// <summary>The key, e.g. RUN-00012.</summary>
    public required string Id { get; init; }

    /// <summary>Goes up by one with each change of the status, not with the progress; the ETag.</summary>
    public required int Version { get; init; }

    public required MatchRunStatus Status { get; init; }

    /// <summary>When it was asked for.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who asked for it.</summary>
    public required string Actor { get; init; }

    /// <summary>When it was begun; null while it waits.</summary>
    public required DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended, one way or another.</summary>
    public required DateTimeOffset? EndedAt { get; init; }

    /// <summary>When its question, input and plan are thrown away; null if they are kept.</summary>
    public required DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>How far it is; null before that is known.</summary>
    [Redactable]
    public required MatchRunProgress? Progress { get; init; }

    /// <summary>Why it has no plan, although nobody cancelled it; null if that is not so.</summary>
    public required MatchRunFailure? Failure { get; init; }

    /// <summary>optimal: no better plan exists; feasible: the time ran out before that was proven; unknown: nothing was reached. Null without a plan.</summary>
    [CodeOf("PlanProof")]
    public required string? Proof { get; init; }

    /// <summary>Whether it is a what-if: it was asked with a <c>scenario</c> and planned from what that supposes.</summary>
    public required bool Scenario { get; init; }

    /// <summary>The day on which requests would go out.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>How many requirements take part.</summary>
    [Redactable]
    public required int Requirements { get; init; }

    /// <summary>How many pledges take part.</summary>
    [Redactable]
    public required int Pledges { get; init; }

    /// <summary>The last event that the run knows of.</summary>
    [Redactable]
    public required long EventSeq { get; init; }

    /// <summary>SHA-256 over everything that the plan depends on, which is kept with the run.</summary>
    [Redactable]
    public required string InputHash { get; init; }

    /// <summary>The version of the rules; null for runs from before it was kept.</summary>
    public required string? RuleSet { get; init; }

    /// <summary>What quality is worth; null for runs from before it was kept.</summary>
    public required JsonText<WeightsUsed>? Weights { get; init; }

    /// <summary>The fields left out for this caller; itself left out if there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Redacted { get; init; }

    bool IUnfinished.IsUnfinished => EndedAt is null;

    public static MatchRun Of(MatchJob job, Caller caller) => new()
    {
        Id = job.Id,
        Version = job.Version,
        Status = job.Status,
        At = job.At,
        Actor = job.Actor,
        StartedAt = job.StartedAt,
        EndedAt = job.EndedAt,
        ExpiresAt = job.ExpiresAt,
        Progress = !caller.IsScoped && job.Components is { } components
            ? new MatchRunProgress { Components = components, Done = job.ComponentsDone ?? 0 }
            : null,
        Failure = job.Failure is { } failure ? new MatchRunFailure { Code = failure.Code, Detail = failure.Detail } : null,
        Proof = job.Proof,
        Scenario = job.IsScenario,
        AsOf = job.AsOf,
        Requirements = caller.IsScoped ? 0 : job.Requirements,
        Pledges = caller.IsScoped ? 0 : job.Pledges,
        EventSeq = caller.IsScoped ? 0 : job.EventSeq,
        InputHash = caller.IsScoped ? "" : job.InputHash,
        RuleSet = job.RuleSet is { Length: > 0 } version ? version : null,
        Weights = job.Weights is { Length: > 0 } weights ? new(weights) : null,
        Redacted = Redactions.For<MatchRun>(caller),
    };
}

/// <summary>How far a run is: requirements and pledges fall into components, which are planned one by one.</summary>
public sealed record MatchRunProgress
{
    /// <summary>How many there are.</summary>
    [Range(0, int.MaxValue)]
    public required int Components { get; init; }

    /// <summary>How many of them are planned.</summary>
    [Range(0, int.MaxValue)]
    public required int Done { get; init; }
}

/// <summary>Why a run has no plan.</summary>
public sealed record MatchRunFailure
{
    /// <summary>
    /// interrupted: three processes that carried it out are gone; pins-refused: no plan holds the pins; plan-rejected: the plan did
    /// not hold when it was checked; internal-error.
    /// </summary>
    [CodeOf("MatchRunFailureCode")]
    public required string Code { get; init; }

    /// <summary>Why the run failed, in a sentence.</summary>
    public required string Detail { get; init; }
}
