namespace CapabilityRegistry.Portal.Api;

/// <summary>What is noted so far of how a visit ended for one unit.</summary>
public sealed record OutcomeDraft
{
    public required string Id { get; init; }

    public required string Visit { get; init; }

    public required string Pledge { get; init; }

    public DateTimeOffset BegunAt { get; init; }

    public DateTimeOffset SavedAt { get; init; }

    public required string SavedByPerson { get; init; }

    public string? Result { get; init; }

    public DateOnly? VisitedOn { get; init; }

    public string? Report { get; init; }

    public IReadOnlyList<string> Checklists { get; init; } = [];

    public IReadOnlyList<ChecklistPoint> InOrder { get; init; } = [];

    public IReadOnlyList<FindingNotes> Findings { get; init; } = [];

    public string? Reason { get; init; }
}

/// <summary>One point that a visit goes through.</summary>
public sealed record ChecklistPoint
{
    public required string Checklist { get; init; }

    /// <summary>Null for what belongs to the list and to none of its items.</summary>
    public string? Item { get; init; }
}

/// <summary>As much as is known of what a visit found wanting.</summary>
public sealed record FindingNotes
{
    public string? Checklist { get; init; }

    public string? Item { get; init; }

    public string? Severity { get; init; }

    public string? Text { get; init; }

    public string? Recommendation { get; init; }

    public DateOnly? Due { get; init; }
}
