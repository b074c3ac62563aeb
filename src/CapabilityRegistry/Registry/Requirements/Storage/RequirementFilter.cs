using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Requirements.Rules;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Requirements.Storage;

/// <summary>Which requirements.</summary>
public sealed record RequirementFilter
{
    [Description("Only those of this mission.")]
    [FromQuery(Name = "mission")]
    [RegularExpression(Patterns.Mission)]
    public string[]? Mission { get; init; }

    [Description("Only capacity goals (true), only requirements of missions (false).")]
    [FromQuery(Name = "goals")]
    public bool? Goals { get; init; }

    [Description("Only those that refer to this Statement of Unit Requirements.")]
    [FromQuery(Name = "sur")]
    [RegularExpression(Patterns.Sur)]
    public string[]? Sur { get; init; }

    [Description("Only those for this unit type.")]
    [FromQuery(Name = "unitType")]
    [RegularExpression(Patterns.UnitType)]
    public string[]? UnitType { get; init; }

    [Description("Only those with this status.")]
    [FromQuery(Name = "status")]
    public Coded<RequirementStatus>[]? Status { get; init; }

    [Description("Only those that ask for exactly this level.")]
    [FromQuery(Name = "minimumLevel")]
    public Coded<ReadinessLevel>[]? MinimumLevel { get; init; }

    [Description("Only those of this priority; 0 is the highest.")]
    [FromQuery(Name = "priority")]
    [Range(0, 4)]
    public int[]? Priority { get; init; }

    [Description("Only those in force (published or amended) and needed on this day.")]
    [FromQuery(Name = "neededOn")]
    public DateOnly? NeededOn { get; init; }

    [Description("Only those whose need begins after this day.")]
    [FromQuery(Name = "beginsAfter")]
    public DateOnly? BeginsAfter { get; init; }

    [Description("The first day of a range: only requirements whose time of need includes one of its days.")]
    [FromQuery(Name = "from")]
    public DateOnly? From { get; init; }

    [Description("The last day of that range.")]
    [FromQuery(Name = "until")]
    public DateOnly? Until { get; init; }
}
