namespace CapabilityRegistry.Portal.Api;

/// <summary>A unit from its selection to its return.</summary>
public sealed record DeploymentView
{
    public RapidClock? Clock { get; init; }

    public required string Id { get; init; }

    public int Version { get; init; }

    public required string Status { get; init; }

    public required string Invitation { get; init; }

    public required string Requirement { get; init; }

    public int? Slot { get; init; }

    public required string Mission { get; init; }

    public required string Pledge { get; init; }

    public required string Contributor { get; init; }

    public required Quantity Quantity { get; init; }

    public int Persons { get; init; }

    public required string ReadinessLevel { get; init; }

    public DateOnly EngagedFrom { get; init; }

    public DateOnly EngagedUntil { get; init; }

    public required IReadOnlyList<Milestone> Milestones { get; init; }

    public DateOnly? EndedOn { get; init; }

    public string? WithdrawnFor { get; init; }

    public string? Ending { get; init; }
}

/// <summary>The clock of a unit that was selected at the rapid deployment level.</summary>
public sealed record RapidClock
{
    public required string State { get; init; }

    public DateOnly? DueOn { get; init; }

    public int? DaysLeft { get; init; }
}

/// <summary>What is planned for a step and what came of it.</summary>
public sealed record Milestone
{
    public required string Kind { get; init; }

    public DateOnly? PlannedOn { get; init; }

    public DateOnly? ActualOn { get; init; }

    public string? Reference { get; init; }
}
