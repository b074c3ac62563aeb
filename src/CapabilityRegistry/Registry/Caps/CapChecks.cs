using CapabilityRegistry.Kernel;
using CapabilityRegistry.Registry.Catalogue;

namespace CapabilityRegistry.Registry.Caps;

/// <summary>Checks of what a state records of its law.</summary>
public static class CapChecks
{
    public static IReadOnlyList<Fault> Faults(CapContent cap, CatalogueCodes codes) =>
    [
        .. CatalogueCodes.Faults(cap.UnitTypes, codes.UnitTypes.Keys.ToHashSet(StringComparer.Ordinal), "/unitTypes", "/v1/unit-types"),
        .. cap is { Highest: HighestLevel.All, Persons: null }
            ? [Fault.At("/highest", "forbids-nothing", "L1, L2 or L3, or a number of persons abroad", "all, without persons")]
            : Array.Empty<Fault>(),
    ];

    /// <param name="at">Where the consent stands in the request; empty if it is the request.</param>
    public static IReadOnlyList<Fault> Faults(Approval approval, DateOnly today, string at = "") =>
    [
        .. approval.ApprovedOn > today
            ? [Fault.At($"{at}/approvedOn", "in-the-future", $"{today:O} or before", $"{approval.ApprovedOn:O}")]
            : Array.Empty<Fault>(),
        .. approval.ApprovedUntil <= approval.ApprovedOn
            ? [Fault.At($"{at}/approvedUntil", "dates-reversed", $"a day after {approval.ApprovedOn:O} (approvedOn)", $"{approval.ApprovedUntil:O}")]
            : Array.Empty<Fault>(),
    ];
}
