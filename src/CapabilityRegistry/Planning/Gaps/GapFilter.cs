using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Registry.Catalogue;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Planning.Gaps;

/// <summary>Which requirements.</summary>
public sealed record GapFilter
{
    [Description("Only requirements of this mission.")]
    [FromQuery(Name = "mission")]
    [RegularExpression(Patterns.Mission)]
    public string[]? Mission { get; init; }

    [Description("Only capacity goals (true), only requirements of missions (false).")]
    [FromQuery(Name = "goals")]
    public bool? Goals { get; init; }

    [Description("Only requirements for this unit type.")]
    [FromQuery(Name = "unitType")]
    [RegularExpression(Patterns.UnitType)]
    public string[]? UnitType { get; init; }

    [Description("Only requirements that ask for exactly this level.")]
    [FromQuery(Name = "minimumLevel")]
    public Coded<ReadinessLevel>[]? MinimumLevel { get; init; }

    internal GapScope Scope =>
        new(new(Mission ?? []), Goals, new(UnitType ?? []), new((MinimumLevel ?? []).Select(level => level.Value)), ContributorGroup.Everybody);

    internal GapScope AnsweredBy(GroupFilter group) =>
        Scope with { Group = new ContributorGroup(new(group.Region ?? []), new(group.Organisation ?? [])) };
}

/// <summary>Whose pledges may answer the requirements.</summary>
public sealed record GroupFilter
{
    [Description("As if only pledges of states in this United Nations regional group existed.")]
    [FromQuery(Name = "region")]
    [RegularExpression(Patterns.Region)]
    public string[]? Region { get; init; }

    [Description("As if only pledges of states existed that are members of this organisation on the day of asking.")]
    [FromQuery(Name = "organisation")]
    [RegularExpression(Patterns.Organisation)]
    public string[]? Organisation { get; init; }
}
