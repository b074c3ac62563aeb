using CapabilityRegistry.Matching;
using CapabilityRegistry.Requirements;

namespace CapabilityRegistry.MatchRuns;

/// <summary>What the API calls a need of the matcher.</summary>
/// <param name="Slot">Null if the requirement is not split.</param>
/// <param name="Mission">Null for a capacity goal.</param>
internal sealed record NamedNeed(string Requirement, int? Slot, string? Mission)
{
    public static NamedNeed Of(Need need)
    {
        var (requirement, number) = Requirements.Slot.Parse(need.Id);
        // A goal stands for itself.
        return new NamedNeed(requirement, number, need.Mission == requirement ? null : need.Mission);
    }
}
