namespace CapabilityRegistry.Portal.Api;

/// <summary>Of a pledge, what ends: its availability and the certificates of its people.</summary>
public sealed record UnitDates
{
    public required string Id { get; init; }

    public required string UnitName { get; init; }

    public DateOnly? AvailableUntil { get; init; }

    public IReadOnlyList<TrainingLine> Training { get; init; } = [];
}

/// <summary>Of a deployment, until when it binds its unit.</summary>
public sealed record EngagedUnit
{
    public required string Mission { get; init; }

    public required string Pledge { get; init; }

    public DateOnly EngagedUntil { get; init; }
}

/// <summary>Of a vetting, which unit was cleared and from when on that does not hold any more.</summary>
public sealed record Vetting
{
    public required string Id { get; init; }

    public required string Pledge { get; init; }

    public required string Status { get; init; }

    public DateOnly OpenedOn { get; init; }

    public DateOnly? DecidedOn { get; init; }

    public DateOnly? HoldsFrom { get; init; }

    public DateOnly? HoldsUntil { get; init; }

    public string? ClearedFor { get; init; }

    public string? BarredFor { get; init; }

    public string? Scope { get; init; }

    public string? Grounds { get; init; }
}

/// <summary>Of an agreement, a mission or the recognition of a course, what it is and when it ends.</summary>
public sealed record EndingThing
{
    public required string Id { get; init; }

    public string? Name { get; init; }

    public string? Pledge { get; init; }

    public string? Reference { get; init; }

    public string? Centre { get; init; }

    public string? Course { get; init; }

    public DateOnly? Until { get; init; }

    public DateOnly? EndedOn { get; init; }

    public DateOnly? ValidUntil { get; init; }
}
