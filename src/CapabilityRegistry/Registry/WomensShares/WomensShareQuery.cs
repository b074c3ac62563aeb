using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.WomensShares;

/// <summary>Of which pledges, on which day, and how they are told apart.</summary>
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

/// <summary>By what the shares of a category are told apart.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<WomensSharePart>))]
public enum WomensSharePart
{
    [JsonStringEnumMemberName("contributor")]
    Contributor,

    [JsonStringEnumMemberName("unit-type")]
    UnitType,
}
