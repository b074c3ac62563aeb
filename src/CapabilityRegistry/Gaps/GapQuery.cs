using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Catalogue;
using CapabilityRegistry.Http;
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

    [Description("Only capacity goals (true), only requirements of missions (false).")]
    [FromQuery(Name = "goals")]
    public bool? Goals { get; init; }

    [Description("Only requirements for this unit type.")]
    [FromQuery(Name = "unitType")]
    [RegularExpression(Patterns.UnitType)]
    public string? UnitType { get; init; }

    [Description("Only requirements that ask for exactly this level.")]
    [FromQuery(Name = "minimumLevel")]
    public Coded<ReadinessLevel>? MinimumLevel { get; init; }

    /// <param name="mission">Null for a capacity goal.</param>
    internal bool Covers(string? mission, string unitType, ReadinessLevel level) =>
        (Mission is null || Mission == mission) && (Goals is null || Goals == (mission is null)) && (UnitType is null || UnitType == unitType) && (MinimumLevel is null || MinimumLevel.Value == level);
}
