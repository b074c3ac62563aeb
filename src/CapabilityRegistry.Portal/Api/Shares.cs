namespace CapabilityRegistry.Portal.Api;

/// <summary>What a state brings of the unit of another.</summary>
public sealed record ShareView
{
    /// <summary>What the partner is told of the unit; null if that is nothing.</summary>
    public SharedUnit? Unit { get; init; }

    public required string Id { get; init; }

    public int Version { get; init; }

    public required string Pledge { get; init; }

    public required string Lead { get; init; }

    public required string Contributor { get; init; }

    public required string Status { get; init; }

    public DateOnly ProposedOn { get; init; }

    public DateOnly? ConfirmedOn { get; init; }

    public DateOnly? EndedOn { get; init; }

    public DateOnly? SettledOn { get; init; }

    public IReadOnlyList<PersonnelLine> Personnel { get; init; } = [];

    public IReadOnlyList<SharedEquipment> MajorEquipment { get; init; } = [];
}

public sealed record SharedUnit
{
    public required string UnitType { get; init; }

    public required string UnitName { get; init; }

    public required string Status { get; init; }

    public DateOnly AvailableFrom { get; init; }

    public DateOnly? AvailableUntil { get; init; }
}

public sealed record SharedEquipment
{
    public required string Category { get; init; }

    public int Quantity { get; init; }

    public required string Lease { get; init; }
}
