using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Requirements.Rules;

namespace CapabilityRegistry.Planning.Gaps;

/// <summary>Which requirements a figure counts, and whose pledges may answer them.</summary>
/// <param name="Goals">Only capacity goals (true), only requirements of missions (false).</param>
public sealed record GapScope(AnyOf<string> Missions, bool? Goals, AnyOf<string> UnitTypes, AnyOf<ReadinessLevel> MinimumLevels, ContributorGroup Group)
{
    public static readonly GapScope Everything =
        new(AnyOf<string>.Everything, null, AnyOf<string>.Everything, AnyOf<ReadinessLevel>.Everything, ContributorGroup.Everybody);

    /// <summary>The level that a unit must hold to be selected for any of the requirements.</summary>
    public ReadinessLevel LeastSelected => SelectionLevel.For(MinimumLevels.Values.Count == 0 ? null : MinimumLevels.Values[0]);

    public bool Covers(Requirement requirement) =>
        Missions.Holds(requirement.Mission)
        && (Goals is null || Goals == (requirement.Mission is null))
        && UnitTypes.Holds(requirement.UnitType)
        && MinimumLevels.Holds(requirement.MinimumLevel);
}
