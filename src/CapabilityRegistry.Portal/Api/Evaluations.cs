namespace CapabilityRegistry.Portal.Api;

/// <summary>How a unit did for some time.</summary>
public sealed record Evaluation
{
    public required string Id { get; init; }

    public int Version { get; init; }

    public required string Contributor { get; init; }

    public required string Status { get; init; }

    public DateOnly RecordedOn { get; init; }

    public required string RecordedBy { get; init; }

    public FollowUp? FollowUp { get; init; }

    public string? SupersededBy { get; init; }

    public required string Pledge { get; init; }

    public DateOnly PeriodFrom { get; init; }

    public DateOnly PeriodUntil { get; init; }

    public IReadOnlyList<PerformanceMeasure> Measures { get; init; } = [];

    public required string Rating { get; init; }

    public required string Remark { get; init; }

    /// <summary>What the assessor says to the Secretariat alone.</summary>
    public string? Note { get; init; }

    public ImprovementPlan? Improvement { get; init; }
}

public sealed record PerformanceMeasure
{
    public required string Measure { get; init; }

    public string? Text { get; init; }

    public int Value { get; init; }

    public int? Target { get; init; }

    public required string Unit { get; init; }
}

public sealed record ImprovementPlan
{
    public required string Text { get; init; }

    public DateOnly Due { get; init; }
}

/// <summary>What became of an improvement.</summary>
public sealed record FollowUp
{
    public DateOnly DoneOn { get; init; }

    public required string Text { get; init; }
}
