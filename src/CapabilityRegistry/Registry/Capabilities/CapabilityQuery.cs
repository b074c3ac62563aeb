using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Capabilities;

/// <summary>Which capabilities, and on which day.</summary>
public sealed record CapabilityQuery
{
    [Description("Only units of this type.")]
    [FromQuery(Name = "unitType")]
    [RegularExpression(Patterns.UnitType)]
    public string[]? UnitType { get; init; }

    [Description("Only units of this state, ISO 3166-1 alpha-3.")]
    [FromQuery(Name = "contributor")]
    [RegularExpression(Patterns.Contributor)]
    public string[]? Contributor { get; init; }

    [Description("Only units of states that are members of this organisation on the day.")]
    [FromQuery(Name = "organisation")]
    [RegularExpression(Patterns.Organisation)]
    public string[]? Organisation { get; init; }

    [Description("Only units that their states offer through this organisation.")]
    [FromQuery(Name = "offeredThrough")]
    [RegularExpression(Patterns.Organisation)]
    public string[]? OfferedThrough { get; init; }

    [Description("The day; today if left out.")]
    [FromQuery(Name = "on")]
    public DateOnly? On { get; init; }
}
