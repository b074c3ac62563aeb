using CapabilityRegistry.Kernel;

namespace CapabilityRegistry.Planning.Runs.Jobs;

/// <summary>The state of a run, without input and plan, and the transitions that it allows.</summary>
public sealed record MatchJob : IVersioned
{
    public required string Id { get; init; }

    public required int Version { get; init; }

    public required MatchRunStatus Status { get; init; }

    /// <summary>Whether it is a what-if: planned from what a scenario supposes, not from what is on record.</summary>
    public required bool IsScenario { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Actor { get; init; }

    /// <summary>Who is behind the actor; null for runs from before persons were recorded.</summary>
    public string? Person { get; init; }

    public required Role Role { get; init; }

    public required DateOnly AsOf { get; init; }

    public required long EventSeq { get; init; }

    public required string InputHash { get; init; }

    /// <summary>Empty if it was not kept.</summary>
    public required string RuleSet { get; init; }

    /// <summary>As JSON; empty if they were not kept.</summary>
    public required string Weights { get; init; }

    public required int Requirements { get; init; }

    public required int Pledges { get; init; }

    /// <summary>When it was put into the queue, the last time; null for runs from before that was recorded.</summary>
    public DateTimeOffset? QueuedAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The process that carries the run out, and until when its lease lasts.</summary>
    public string? Instance { get; init; }

    public DateTimeOffset? LeaseUntil { get; init; }

    /// <summary>How often it was begun since it was put into the queue by somebody.</summary>
    public int Attempts { get; init; }

    public int? Components { get; init; }

    public int? ComponentsDone { get; init; }

    public JobFailure? Failure { get; init; }

    /// <summary>How far the plan is proven; null without a plan.</summary>
    public string? Proof { get; init; }

    public bool HasEnded => Status is not (MatchRunStatus.Queued or MatchRunStatus.Running);

    public MatchJob Claim(string instance, DateTimeOffset now, TimeSpan lease) =>
        Next(MatchRunStatus.Running) with { StartedAt = now, Instance = instance, LeaseUntil = now + lease, Attempts = Attempts + 1 };

    /// <summary>Back to the queue, as if it had not been begun.</summary>
    public MatchJob Requeue(DateTimeOffset now) => Next(MatchRunStatus.Queued) with
    {
        QueuedAt = now, StartedAt = null, EndedAt = null, ExpiresAt = null, Components = null, ComponentsDone = null, Attempts = 0,
    };

    /// <param name="keep">How long a what-if is kept once it has ended.</param>
    public MatchJob End(MatchRunStatus how, DateTimeOffset now, TimeSpan keep, JobFailure? failure = null) =>
        Next(how) with { EndedAt = now, ExpiresAt = IsScenario ? now + keep : null, Failure = failure };

    /// <summary>The process that carries it out notices and stops.</summary>
    public Decision<MatchJob> Cancel(DateTimeOffset now, TimeSpan keep) =>
        HasEnded ? Wrong("queued or running") : End(MatchRunStatus.Cancelled, now, keep);

    /// <summary>Puts it back into the queue with the same input.</summary>
    public Decision<MatchJob> Restart(DateTimeOffset now) =>
        Status is MatchRunStatus.Cancelled or MatchRunStatus.Failed ? Requeue(now) : Wrong("cancelled or failed");

    /// <summary>The refusal if the run has no plan; null if it has.</summary>
    public Refusal? NotDone() => Status != MatchRunStatus.Done ? Wrong("done") : null;

    /// <summary>The refusal if the run has no plan or no stored input; null if it has both.</summary>
    public Refusal? NoPlan() => NotDone() ?? (RuleSet.Length == 0
        ? new("input-not-kept", $"{Id} was made before inputs were kept, so it cannot be told how it came about.")
        : null);

    private MatchJob Next(MatchRunStatus status) =>
        this with { Version = Version + 1, Status = status, Instance = null, LeaseUntil = null, Failure = null };

    private Refusal Wrong(string expected) => new("wrong-status", $"The run is {Status.Code()}.",
        Fault.At("/run/status", "wrong-status", expected, Status.Code()));
}

/// <summary>Why a run failed.</summary>
public sealed record JobFailure
{
    /// <summary>The code of a failure that the request is to blame for.</summary>
    public const string NoPlanHoldsThePins = "pins-refused";

    public static readonly JobFailure PlanRejected =
        new() { Code = "plan-rejected", Detail = "The plan did not hold when it was checked, and was thrown away." };

    public static readonly JobFailure InternalError = new() { Code = "internal-error", Detail = "The program made a mistake." };

    /// <summary>interrupted, pins-refused, plan-rejected or internal-error.</summary>
    public required string Code { get; init; }

    public required string Detail { get; init; }

    /// <summary>No plan can satisfy the pins: the request cannot be met as it is.</summary>
    /// <param name="why">Each pin and what stands against it.</param>
    public static JobFailure PinsRefused(string why) => new() { Code = NoPlanHoldsThePins, Detail = why };

    /// <summary>Whether the request is to blame for a failure with this code, not the program.</summary>
    public static bool MeansConflict(string code) => code == NoPlanHoldsThePins;
}
