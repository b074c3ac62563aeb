using System.Globalization;
using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Planning.Reasons;

/// <summary>The requirement, slot and mission behind a need of the matching library.</summary>
/// <param name="Slot">Null if the requirement is not split.</param>
/// <param name="Mission">Null for a capacity goal.</param>
internal sealed record NeedReference(string Requirement, int? Slot, string? Mission)
{
    private const string Hypothetical = "HYPOTHETICAL";

    public static NeedReference Of(Need need)
    {
        var (requirement, number) = CapabilityRegistry.Registry.Requirements.Rules.Slot.Parse(need.Id);
        // A capacity goal has its own key in place of a mission.
        return new NeedReference(requirement, number, need.Mission == requirement ? null : need.Mission);
    }

    /// <summary>The key of a requirement that a scenario adds.</summary>
    /// <param name="index">Its place in the scenario, from 0.</param>
    public static string HypotheticalKey(int index) => string.Create(CultureInfo.InvariantCulture, $"{Hypothetical}-{index + 1:00000}");

    /// <summary>Whether the requirement or slot with this key is one that a scenario adds.</summary>
    public static bool IsHypothetical(string id) => id.StartsWith(Hypothetical, StringComparison.Ordinal);
}
