using CapabilityRegistry.Catalogue;

namespace CapabilityRegistry.Requirements;

/// <summary>A requirement as the API shows it.</summary>
public sealed record RequirementView
{
    /// <summary>The key, e.g. MINUSCA-00007.</summary>
    public required string Id { get; init; }

    /// <summary>Goes up by one with each change; the ETag.</summary>
    public required int Version { get; init; }

    /// <summary>The mission's acronym.</summary>
    public required string Mission { get; init; }

    public required string UnitType { get; init; }

    public required Stored<IReadOnlyList<Substitute>> Substitutes { get; init; }

    public required Quantity Quantity { get; init; }

    /// <summary>0 is the highest.</summary>
    public required int Priority { get; init; }

    /// <summary>The first day of the need.</summary>
    public required DateOnly NeededBy { get; init; }

    public required int DurationDays { get; init; }

    /// <summary>The first day after the need.</summary>
    public required DateOnly NeededUntil { get; init; }

    public required ReadinessLevel MinimumLevel { get; init; }

    public required Stored<IReadOnlyList<EquipmentDemand>> MajorEquipment { get; init; }

    public required Stored<IReadOnlyList<string>> SelfSustainment { get; init; }

    public required Stored<IReadOnlyList<string>> Languages { get; init; }

    public required Stored<IReadOnlyList<string>> Attributes { get; init; }

    public required Stored<IReadOnlyList<string>> Training { get; init; }

    public required Stored<IReadOnlyList<DesiredLine>> Desired { get; init; }

    /// <summary>Less than this is of no use; 0 if there is no such limit.</summary>
    public required int MinimumFill { get; init; }

    /// <summary>The most that one contributor may cover; null for no cap.</summary>
    public required int? ShareCap { get; init; }

    /// <summary>Requirements with the same bundle are all filled completely, or none of them; null for none.</summary>
    public required string? Bundle { get; init; }

    public required Stored<IReadOnlyList<string>> RequiredContributors { get; init; }

    public required Stored<IReadOnlyList<string>> ExcludedContributors { get; init; }

    public required Stored<IReadOnlyList<string>> RequiredOrganisations { get; init; }

    public required Stored<IReadOnlyList<string>> ExcludedOrganisations { get; init; }

    public required RequirementStatus Status { get; init; }

    /// <summary>Where the facts come from; null for what a planner stated here.</summary>
    public required string? Source { get; init; }
}
