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

    public string? Source { get; init; }
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
