using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Vettings;

/// <summary>Which vettings.</summary>
public sealed record VettingFilter
{
    [Description("Only those of the unit of this pledge.")]
    [FromQuery(Name = "pledge")]
    [RegularExpression(Patterns.Pledge)]
    public string[]? Pledge { get; init; }

    [Description("Only those of units of this state, ISO 3166-1 alpha-3.")]
    [FromQuery(Name = "contributor")]
    [RegularExpression(Patterns.Contributor)]
    public string[]? Contributor { get; init; }

    [Description("Only those that stand so, whether or not a later one counts by now.")]
    [FromQuery(Name = "status")]
    public Coded<VettingStatus>[]? Status { get; init; }
}
