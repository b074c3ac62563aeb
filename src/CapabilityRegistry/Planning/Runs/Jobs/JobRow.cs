using CapabilityRegistry.Kernel;

namespace CapabilityRegistry.Planning.Runs.Jobs;

/// <summary>A row of the table match_job, without its request, and the proof of its plan.</summary>
internal sealed record JobRow
{
    public string Id { get; init; } = "";

    public int Version { get; init; }

    /// <summary>The version over which this one is written.</summary>
    public int Was => Version - 1;

    public string Status { get; init; } = "";

    public int Scenario { get; init; }

    public DateTimeOffset At { get; init; }

    public string Actor { get; init; } = "";

    public string Role { get; init; } = "";

    public DateOnly AsOf { get; init; }

    public long EventSeq { get; init; }

    public string InputHash { get; init; } = "";

    public string RuleSet { get; init; } = "";

    public string Weights { get; init; } = "";

    public int Requirements { get; init; }

    public int Pledges { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public string? Instance { get; init; }

    public DateTimeOffset? LeaseUntil { get; init; }

    public int? Components { get; init; }

    public int? ComponentsDone { get; init; }

    public string? Failure { get; init; }

    public string? FailureDetail { get; init; }

    public string? Proof { get; init; }

    public static JobRow Of(MatchJob job) => new()
    {
        Id = job.Id,
        Version = job.Version,
        Status = job.Status.Code(),
        Scenario = job.IsScenario ? 1 : 0,
        At = job.At,
        Actor = job.Actor,
        Role = job.Role.Code(),
        AsOf = job.AsOf,
        EventSeq = job.EventSeq,
        InputHash = job.InputHash,
        RuleSet = job.RuleSet,
        Weights = job.Weights,
        Requirements = job.Requirements,
        Pledges = job.Pledges,
        StartedAt = job.StartedAt,
        EndedAt = job.EndedAt,
        ExpiresAt = job.ExpiresAt,
        Instance = job.Instance,
        LeaseUntil = job.LeaseUntil,
        Components = job.Components,
        ComponentsDone = job.ComponentsDone,
        Failure = job.Failure?.Code,
        FailureDetail = job.Failure?.Detail,
    };

    public MatchJob ToJob() => new()
    {
        Id = Id,
        Version = Version,
        Status = Codes.Parse<MatchRunStatus>(Status),
        IsScenario = Scenario == 1,
        At = At,
        Actor = Actor,
        Role = Codes.Parse<Role>(Role),
        AsOf = AsOf,
        EventSeq = EventSeq,
        InputHash = InputHash,
        RuleSet = RuleSet,
        Weights = Weights,
        Requirements = Requirements,
        Pledges = Pledges,
        StartedAt = StartedAt,
        EndedAt = EndedAt,
        ExpiresAt = ExpiresAt,
        Instance = Instance,
        LeaseUntil = LeaseUntil,
        Components = Components,
        ComponentsDone = ComponentsDone,
        Failure = Failure is null ? null : new JobFailure(Failure, FailureDetail ?? ""),
        Proof = Proof,
    };
}
