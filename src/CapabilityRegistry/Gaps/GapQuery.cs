using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Catalogue;
using CapabilityRegistry.Http;
using CapabilityRegistry.Requirements;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Gaps;

/// <summary>Which gaps, on which day.</summary>
public sealed record GapQuery
{
    [Description("The day to look at; today if left out.")]
    [FromQuery(Name = "on")]
    public DateOnly? On { get; init; }

    [Description("Only requirements of this mission.")]
    [FromQuery(Name = "mission")]
    [RegularExpression(Patterns.Mission)]
    public string? Mission { get; init; }

    [Description("Only requirements for this unit type.")]
    [FromQuery(Name = "unitType")]
    [RegularExpression(Patterns.UnitType)]
    public string? UnitType { get; init; }

    [Description("Only requirements that ask for exactly this level.")]
    [FromQuery(Name = "minimumLevel")]
    public Coded<ReadinessLevel>? MinimumLevel { get; init; }

    internal bool Covers(Requirement requirement) =>
        (Mission is null || Mission == requirement.Mission)
        && (UnitType is null || UnitType == requirement.Content.UnitType)
        && (MinimumLevel is null || MinimumLevel.Value == requirement.Content.MinimumLevel);
}
