using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Disclosure;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Planning.Supply;
using CapabilityRegistry.Registry.Catalogue;

namespace CapabilityRegistry.Planning.Gaps.Table;

/// <summary>A pledge that is there on a day.</summary>
public sealed record SuppliedUnit : IDisclosesObjects
{
    public required string Pledge { get; init; }

    /// <summary>Its address.</summary>
    public required string Link { get; init; }

    /// <summary>The pledging state, ISO 3166-1 alpha-3.</summary>
    public required string Contributor { get; init; }

    public required string UnitName { get; init; }

    public required string UnitType { get; init; }

    /// <summary>How much it brings, in its unit.</summary>
    public required int Amount { get; init; }

    public required Measure Unit { get; init; }

    /// <summary>The level that it holds on the day, if nothing more is recorded.</summary>
    public required ReadinessLevel ReadinessLevel { get; init; }

    /// <summary>The first day after it on which time alone takes that level away; null if it does not.</summary>
    public required DateOnly? LapsesOn { get; init; }

    /// <summary>What lapses then, by the code of the gate; null if nothing does.</summary>
    [CodeOf("GateCode")]
    public required string? Lapses { get; init; }

    public IEnumerable<DisclosedObject> DisclosedObjects() => [DisclosedObject.Pledge(Pledge)];

    internal static SuppliedUnit Of(Offer offer, DaySnapshot snapshot) => new()
    {
        Pledge = offer.Id,
        Link = $"/v1/pledges/{offer.Id}",
        Contributor = offer.Contributor,
        UnitName = snapshot.Undated(offer.Id).UnitName,
        UnitType = offer.UnitType,
        Amount = offer.Capacity,
        Unit = Codes.Parse<Measure>(offer.Measure),
        ReadinessLevel = (ReadinessLevel)offer.Level!.Value,
        LapsesOn = offer.Lapses is [var next, ..] ? next.On : null,
        Lapses = offer.Lapses is [var first, ..] ? first.Cause : null,
    };
}
