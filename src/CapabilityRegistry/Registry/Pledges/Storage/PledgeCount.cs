using CapabilityRegistry.Registry.Catalogue;

namespace CapabilityRegistry.Registry.Pledges.Storage;

/// <summary>How many registered pledges there are of a unit type at a level, whoever's they are.</summary>
public sealed record PledgeCount
{
    public string UnitType { get; init; } = "";

    public int ReadinessLevel { get; init; }

    public int Pledges { get; init; }

    public ReadinessLevel Level => (ReadinessLevel)ReadinessLevel;
}
