namespace CapabilityRegistry.Portal.Api;

/// <summary>What a visit found wanting, with what the state answered.</summary>
public sealed record Finding
{
    public required string Id { get; init; }

    public int Version { get; init; }

    public required string Visit { get; init; }

    public required string Pledge { get; init; }

    public required string Contributor { get; init; }

    public DateOnly FoundOn { get; init; }

    public required string Status { get; init; }

    public IReadOnlyList<FindingAnswer> Answers { get; init; } = [];

    public DateOnly? ClosedOn { get; init; }

    public required string Checklist { get; init; }

    /// <summary>The item of the checklist; null if it is about none of them.</summary>
    public string? Item { get; init; }

    public required string Severity { get; init; }

    public required string Text { get; init; }

    public string? Recommendation { get; init; }

    public DateOnly? Due { get; init; }
}

/// <summary>What a state answered to a finding, and what came of that.</summary>
public sealed record FindingAnswer
{
    public required string Text { get; init; }

    public string? Reference { get; init; }

    public DateOnly AnsweredOn { get; init; }

    public string? AnsweredBy { get; init; }

    public DateOnly? SentBackOn { get; init; }

    public string? SentBackFor { get; init; }
}

/// <summary>One thing that a unit lacks.</summary>
public sealed record Deficiency
{
    public required string Id { get; init; }

    public int Version { get; init; }

    public required string Pledge { get; init; }

    public required string Contributor { get; init; }

    public required string Kind { get; init; }

    public required string Code { get; init; }

    public int Required { get; init; }

    public int Held { get; init; }

    public int Shortfall { get; init; }

    public required string Severity { get; init; }

    public required string Source { get; init; }

    public string? Sur { get; init; }

    public string? Reference { get; init; }

    public string? ReportedBy { get; init; }

    public required string Status { get; init; }

    public DateOnly OpenedOn { get; init; }

    public DateOnly? ClosedOn { get; init; }

    public IReadOnlyList<DeficiencyClosing> Closings { get; init; } = [];

    public int? Serviceable { get; init; }

    public string? Remedy { get; init; }

    public DateOnly? Due { get; init; }
}

/// <summary>A time that a deficiency was open, and what closed it.</summary>
public sealed record DeficiencyClosing
{
    public DateOnly OpenedOn { get; init; }

    public DateOnly ClosedOn { get; init; }

    public required string Text { get; init; }

    public string? Reference { get; init; }

    public string? ClosedBy { get; init; }
}
