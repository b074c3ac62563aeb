using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Catalogue;
using CapabilityRegistry.Http;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Gaps;

/// <summary>Which requirements.</summary>
public record GapFilter
{
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

    internal virtual GapScope Scope => new(Mission, Goals, UnitType, MinimumLevel?.Value, ContributorGroup.Everybody);
}

/// <summary>Which requirements, and whose pledges may answer them.</summary>
public record GroupedGapFilter : GapFilter
{
    [Description("As if only pledges of states in this United Nations regional group existed.")]
    [FromQuery(Name = "region")]
    [RegularExpression(Patterns.Region)]
    public string? Region { get; init; }

    [Description("As if only pledges of states existed that are members of this organisation on the day of asking.")]
    [FromQuery(Name = "organisation")]
    [RegularExpression(Patterns.Organisation)]
    public string? Organisation { get; init; }

    internal override GapScope Scope => base.Scope with { Group = new ContributorGroup(Region, Organisation) };
}

/// <summary>Which gaps, on which day.</summary>
public sealed record GapQuery : GroupedGapFilter
{
    [Description("The day to look at; today if left out.")]
    [FromQuery(Name = "on")]
    public DateOnly? On { get; init; }

    [Description("Whether to show besides what each group of contributors could do by itself.")]
    [FromQuery(Name = "groupBy")]
    public Coded<GroupKind>? GroupBy { get; init; }
}

/// <summary>Which requirements behind the figures, on which day.</summary>
public sealed record GapListQuery : GroupedGapFilter
{
    [Description("The day to look at; if left out, the day of knownOn.")]
    [FromQuery(Name = "on")]
    public DateOnly? On { get; init; }

    [Description("As the registry knew it at the end of this day (UTC), with requests going out on it; today, as it knows it now, if left out.")]
    [FromQuery(Name = "knownOn")]
    public DateOnly? KnownOn { get; init; }

    [Description("As if every Assessment and Advisory Visit planned until the day were passed, and the unit raised to Level 2.")]
    [FromQuery(Name = "ifVisitsPass")]
    public bool? IfVisitsPass { get; init; }
}
