using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.WomensShares;

/// <summary>Which pledges are counted, on which day, and what the rows are split by.</summary>
public sealed record WomensShareQuery
{
    [Description("The day; today if left out.")]
    [FromQuery(Name = "on")]
    public DateOnly? On { get; init; }

    [Description("Only units of this state, ISO 3166-1 alpha-3.")]
    [FromQuery(Name = "contributor")]
    [RegularExpression(Patterns.Contributor)]
    public string[]? Contributor { get; init; }

    [Description("Only units of this type.")]
    [FromQuery(Name = "unitType")]
    [RegularExpression(Patterns.UnitType)]
    public string[]? UnitType { get; init; }

    [Description("Only units of states that are members of this organisation on the day.")]
    [FromQuery(Name = "organisation")]
    [RegularExpression(Patterns.Organisation)]
    public string[]? Organisation { get; init; }

    [Description("Whether each category is told apart by state or by unit type; as a whole if left out.")]
    [FromQuery(Name = "by")]
    public Coded<WomensSharePart>? By { get; init; }
}

/// <summary>What the rows of a category are split by.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<WomensSharePart>))]
public enum WomensSharePart
{
    [JsonStringEnumMemberName("contributor")]
    Contributor,

    [JsonStringEnumMemberName("unit-type")]
    UnitType,
}
