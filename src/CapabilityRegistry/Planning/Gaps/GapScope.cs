using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Requirements.Rules;

namespace CapabilityRegistry.Planning.Gaps;

/// <summary>Which requirements a figure counts, and whose pledges may answer them.</summary>
/// <param name="Goals">Only capacity goals (true), only requirements of missions (false).</param>
public sealed record GapScope(string? Mission, bool? Goals, string? UnitType, ReadinessLevel? MinimumLevel, ContributorGroup Group)
{
    public static readonly GapScope Everything = new(null, null, null, null, ContributorGroup.Everybody);

    /// <summary>The level that a unit must hold to be selected.</summary>
    public ReadinessLevel LeastSelected => SelectionLevel.For(MinimumLevel);

    public bool Covers(Requirement requirement) =>
        (Mission is null || Mission == requirement.Mission)
        && (Goals is null || Goals == (requirement.Mission is null))
        && (UnitType is null || UnitType == requirement.UnitType)
        && (MinimumLevel is null || MinimumLevel == requirement.MinimumLevel);
}
