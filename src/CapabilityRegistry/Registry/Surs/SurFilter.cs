using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Surs;

/// <summary>Which statements.</summary>
public sealed record SurFilter
{
    [Description("Only those for this unit type.")]
    [FromQuery(Name = "unitType")]
    [RegularExpression(Patterns.UnitType)]
    public string[]? UnitType { get; init; }

    [Description("Only those for this mission.")]
    [FromQuery(Name = "mission")]
    [RegularExpression(Patterns.Mission)]
    public string[]? Mission { get; init; }

    [Description("Only generic ones (true), only those for a mission (false).")]
    [FromQuery(Name = "generic")]
    public bool? Generic { get; init; }

    [Description("Only those with this status.")]
    [FromQuery(Name = "status")]
    public Coded<SurStatus>[]? Status { get; init; }

    [Description("Only published ones that count on this day.")]
    [FromQuery(Name = "countsOn")]
    public DateOnly? CountsOn { get; init; }

    [Description(NameSearch.Description)]
    [FromQuery(Name = NameSearch.Parameter)]
    [StringLength(NameSearch.Longest, MinimumLength = 1)]
    public string? Q { get; init; }

    [Description("The first day of a range: only statements that count on one of its days, unless a later edition does.")]
    [FromQuery(Name = "from")]
    public DateOnly? From { get; init; }

    [Description("The last day of that range.")]
    [FromQuery(Name = "until")]
    public DateOnly? Until { get; init; }
}
