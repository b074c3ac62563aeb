using System.ComponentModel.DataAnnotations;

namespace CapabilityRegistry.Registry.Catalogue;

/// <summary>How much of a capability, in the measure of its unit type.</summary>
public sealed record Quantity
{
    /// <summary>How much, in the unit.</summary>
    [Range(1, 100_000)]
    public required int Amount { get; init; }

    public required Measure Unit { get; init; }
}
