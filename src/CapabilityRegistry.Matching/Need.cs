namespace CapabilityRegistry.Matching;

/// <summary>What a mission requires: one line of a force requirement, with the rules for who may fill it.</summary>
public sealed record Need
{
    public required string Id { get; init; }

    public required string Mission { get; init; }

    /// <summary>Code of the unit type that is asked for.</summary>
    public required string UnitType { get; init; }

    /// <summary>Other unit types that would do, at a price in points.</summary>
    public IReadOnlyList<Substitute> Substitutes { get; init; } = [];

    /// <summary>How much is asked for, in <see cref="Measure"/>; 1 to 1,000,000.</summary>
    public required int Quantity { get; init; }

    /// <summary>What is counted: "units", "airframes", "beds" or "persons".</summary>
    public required string Measure { get; init; }

    /// <summary>0 (highest) to 4 (lowest).</summary>
    public required int Priority { get; init; }

    /// <summary>The day by which the capability is needed.</summary>
    public required DateOnly Start { get; init; }

    /// <summary>The first day on which it is no longer needed: start plus duration, always after the start.</summary>
    public required DateOnly End { get; init; }

    /// <summary>1 to 4, where 4 is the rapid deployment level.</summary>
    public required int MinimumLevel { get; init; }

    public IReadOnlyList<EquipmentNeed> Equipment { get; init; } = [];

    /// <summary>Self-sustainment categories that the unit must bring.</summary>
    public IReadOnlyList<string> SelfSustainment { get; init; } = [];

    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>When not empty, only these contributors may serve.</summary>
    public IReadOnlyList<string> RequiredContributors { get; init; } = [];

    public IReadOnlyList<string> ExcludedContributors { get; init; } = [];

    /// <summary>When not empty, the contributor must belong to at least one of them.</summary>
    public IReadOnlyList<string> RequiredOrganisations { get; init; } = [];

    public IReadOnlyList<string> ExcludedOrganisations { get; init; } = [];
}

/// <param name="UnitType">Code of the unit type that would do.</param>
/// <param name="Penalty">Percent of the type points that are lost; 1 to 100.</param>
public sealed record Substitute(string UnitType, int Penalty);

/// <param name="Category">Code of the major equipment category.</param>
/// <param name="Quantity">Items needed; 1 or more. Several lines of one category add up.</param>
public sealed record EquipmentNeed(string Category, int Quantity);
