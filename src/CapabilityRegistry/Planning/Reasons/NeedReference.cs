using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Planning.Reasons;

/// <summary>The requirement, slot and mission behind a need of the matching library.</summary>
/// <param name="Slot">Null if the requirement is not split.</param>
/// <param name="Mission">Null for a capacity goal.</param>
internal sealed record NeedReference(string Requirement, int? Slot, string? Mission)
{
    public static NeedReference Of(Need need)
    {
        var (requirement, number) = CapabilityRegistry.Registry.Requirements.Rules.Slot.Parse(need.Id);
        // A capacity goal has its own key in place of a mission.
        return new NeedReference(requirement, number, need.Mission == requirement ? null : need.Mission);
    }
}
