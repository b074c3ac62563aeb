namespace CapabilityRegistry.Portal.Api;

/// <summary>A visit of one team to units of a state.</summary>
public sealed record Visit
{
    public required string Id { get; init; }

    public int Version { get; init; }

    public required string Contributor { get; init; }

    public required string Kind { get; init; }

    public required string Mode { get; init; }

    public DateOnly PlannedOn { get; init; }

    public required string Status { get; init; }

    public IReadOnlyList<TeamMember> Team { get; init; } = [];

    public IReadOnlyList<VisitedUnit> Units { get; init; } = [];
}

public sealed record TeamMember
{
    public required string Name { get; init; }

    /// <summary>The state that sends the person; null for the staff of the Secretariat.</summary>
    public string? Contributor { get; init; }
}

/// <summary>One unit of a visit, and how the visit ended for it.</summary>
public sealed record VisitedUnit
{
    public required string Pledge { get; init; }

    /// <summary>Null until the outcome is recorded.</summary>
    public string? Result { get; init; }

    public DateOnly? VisitedOn { get; init; }

    public string? Report { get; init; }

    public IReadOnlyList<string> Checklists { get; init; } = [];

    public string? AssessorPerson { get; init; }
}

/// <summary>The lists of points that visits go through.</summary>
public sealed record ChecklistList
{
    public required IReadOnlyList<Checklist> Items { get; init; }
}

public sealed record Checklist
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required IReadOnlyList<Category> Items { get; init; }
}

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
