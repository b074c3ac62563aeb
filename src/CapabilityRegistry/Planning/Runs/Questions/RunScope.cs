using CapabilityRegistry.Kernel;
using CapabilityRegistry.Planning.Reasons;
using CapabilityRegistry.Planning.Supply;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Requirements.Rules;

namespace CapabilityRegistry.Planning.Runs.Questions;

/// <summary>Which requirements a run is about.</summary>
internal static class RunScope
{
    public static IReadOnlyList<Fault> Faults(StartMatchRunRequest request, IReadOnlyCollection<Requirement> inForce, CatalogueCodes codes) =>
    [
        .. CatalogueCodes.Unknown(request.Missions, codes.Missions, index => $"/missions/{index}", "/v1/missions"),
        .. CatalogueCodes.Unknown(request.UnitTypes, codes.UnitTypes.Keys.ToHashSet(), index => $"/unitTypes/{index}", "/v1/unit-types"),
        .. RunKeys.Unknown(request.Requirements, inForce.Select(each => each.Id).ToHashSet(), index => $"/requirements/{index}", RunKeys.InForce),
        .. request.NeededUntil < request.NeededFrom
            ? [Fault.At("/neededUntil", "dates-reversed", $"{request.NeededFrom:O} (neededFrom) or later", $"{request.NeededUntil:O}")]
            : Array.Empty<Fault>(),
    ];

    /// <summary>
    /// Those that the request names and that are not over yet, and the rest of their bundles: a bundle is filled whole, so it takes part whole.
    /// What a scenario adds is always among them.
    /// </summary>
    public static IReadOnlyList<Slot> Of(StartMatchRunRequest request, IReadOnlyList<Requirement> inForce, DateOnly asOf)
    {
        var asked = inForce.SelectMany(requirement => requirement.Slots).Where(slot => slot.Until > asOf && IsAsked(slot)).ToList();
        return [.. asked, .. Bundles.Rest(asked, inForce, asOf)];

        bool IsAsked(Slot slot) =>
            NeedReference.IsHypothetical(slot.Requirement.Id) || (IsNamed(request, slot.Requirement) && IsInTime(request, slot));
    }

    private static bool IsNamed(StartMatchRunRequest request, Requirement requirement) =>
        Has(request.Missions, requirement.Mission ?? "")
        && Has(request.UnitTypes, requirement.UnitType)
        && Has(request.Requirements, requirement.Id);

    private static bool IsInTime(StartMatchRunRequest request, Slot slot) =>
        !(slot.Until <= request.NeededFrom) && !(slot.From > request.NeededUntil);

    private static bool Has(IReadOnlyList<string> named, string value) => named.Count == 0 || named.Contains(value);
}
