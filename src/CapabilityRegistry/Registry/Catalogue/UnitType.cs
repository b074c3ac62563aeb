using CapabilityRegistry.Kernel;

namespace CapabilityRegistry.Registry.Catalogue;

/// <summary>A kind of unit that can be pledged and required.</summary>
public sealed record UnitType
{
    /// <summary>The permanent code, e.g. ENGINEER_COY.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>military, police or individual.</summary>
    [CodeOf("UnitCategory")]
    public required string Category { get; init; }

    /// <summary>What pledges and requirements of this type are counted in.</summary>
    public required Measure Measure { get; init; }

    /// <summary>Persons in a typical unit; null where no figure is known.</summary>
    public required int? IndicativeStrength { get; init; }

    /// <summary>The share of women that is aimed at in such units, in percent; null if no target is known.</summary>
    public required int? WomenTarget { get; init; }

    /// <summary>Which target that is, and where it is written; null without one.</summary>
    public required string? WomenTargetSource { get; init; }

    /// <summary>How sure the figure of persons is.</summary>
    [CodeOf("Certainty")]
    public required string Certainty { get; init => field = CertaintyCodes.Of(value); }

    /// <summary>Where it is written.</summary>
    public required string Source { get; init; }
}
