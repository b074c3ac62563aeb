using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Registry.Catalogue;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Planning.Gaps.Table;

/// <summary>Which gaps, on which day.</summary>
public sealed record GapQuery
{
    [Description("The day to look at; today if left out.")]
    [FromQuery(Name = "on")]
    public DateOnly? On { get; init; }

    [Description("Whether to show besides what each group of contributors could do by itself.")]
    [FromQuery(Name = "groupBy")]
    public Coded<GroupKind>? GroupBy { get; init; }
}

/// <summary>Which pledges, on which day.</summary>
public sealed record SupplyQuery
{
    [Description("The day to look at; today if left out.")]
    [FromQuery(Name = "on")]
    public DateOnly? On { get; init; }

    [Description("Only pledges of this unit type.")]
    [FromQuery(Name = "unitType")]
    [RegularExpression(Patterns.UnitType)]
    public string[]? UnitType { get; init; }

    [Description("Only pledges at this level or above on the day; Level 2 if left out, below which no unit is selected.")]
    [FromQuery(Name = "minimumLevel")]
    public Coded<ReadinessLevel>? MinimumLevel { get; init; }

    [Description("Instead of the supply, what would come to it if every Assessment and Advisory Visit planned until the day were passed.")]
    [FromQuery(Name = "raisedByVisits")]
    public bool? RaisedByVisits { get; init; }

    internal GapScope ScopeOf(GroupFilter group) => GapScope.Everything with
    {
        UnitTypes = new(UnitType ?? []),
        Group = new ContributorGroup(new(group.Region ?? []), new(group.Organisation ?? [])),
    };
}

/// <summary>Which requirements behind the figures, on which day.</summary>
public sealed record GapListQuery
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
