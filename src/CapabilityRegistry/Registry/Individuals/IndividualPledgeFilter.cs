using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Individuals;

/// <summary>Which individuals.</summary>
public sealed record IndividualPledgeFilter
{
    [Description("Only those of this state, ISO 3166-1 alpha-3.")]
    [FromQuery(Name = "contributor")]
    [RegularExpression(Patterns.Contributor)]
    public string[]? Contributor { get; init; }

    [Description("Only those offered as this, by its code in /v1/unit-types.")]
    [FromQuery(Name = "category")]
    [RegularExpression(Patterns.UnitType)]
    public string[]? Category { get; init; }

    [Description("Only those with this status.")]
    [FromQuery(Name = "status")]
    public Coded<IndividualPledgeStatus>[]? Status { get; init; }

    [Description("Only those who are available on this day.")]
    [FromQuery(Name = "availableOn")]
    public DateOnly? AvailableOn { get; init; }
}
