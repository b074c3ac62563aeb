using CapabilityRegistry.Kernel.Disclosure;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Requirements.Rules;

namespace CapabilityRegistry.Planning.Gaps.Table;

/// <summary>A requirement that the best plan for a day fills completely.</summary>
public sealed record MetRequirement : IDisclosesObjects
{
    public required string Requirement { get; init; }

    /// <summary>Which slot of it, 1, 2 …; null if it is not split.</summary>
    public required int? Slot { get; init; }

    /// <summary>Null for a capacity goal.</summary>
    public required string? Mission { get; init; }

    public required string UnitType { get; init; }

    /// <summary>0 is the highest.</summary>
    public required int Priority { get; init; }

    public required ReadinessLevel MinimumLevel { get; init; }

    public required Measure Unit { get; init; }

    /// <summary>How much is asked for, and filled, in its unit.</summary>
    public required int Required { get; init; }

    /// <summary>The pledges that fill it in this plan. Nobody has asked their states yet.</summary>
    public required IReadOnlyList<ServingPledge> ServedBy { get; init; }

    public IEnumerable<DisclosedObject> DisclosedObjects() => ServedBy.Select(each => DisclosedObject.Pledge(each.Pledge));

    public static MetRequirement Of(Slot slot, IEnumerable<ServingPledge> servedBy)
    {
        var (requirement, content) = (slot.Requirement, slot.Requirement);
        return new()
        {
            Requirement = requirement.Id,
            Slot = slot.Number,
            Mission = requirement.Mission,
            UnitType = content.UnitType,
            Priority = content.Priority,
            MinimumLevel = content.MinimumLevel,
            Unit = content.Quantity.Unit,
            Required = content.Quantity.Amount,
            ServedBy = [.. servedBy],
        };
    }
}
