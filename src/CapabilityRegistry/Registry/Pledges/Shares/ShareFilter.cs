using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Pledges.Shares;

/// <summary>Which shares.</summary>
public sealed record ShareFilter
{
    [Description("Only those of the unit of this pledge.")]
    [FromQuery(Name = "pledge")]
    [RegularExpression(Patterns.Pledge)]
    public string[]? Pledge { get; init; }

    [Description("Only those of units that this state leads, ISO 3166-1 alpha-3.")]
    [FromQuery(Name = "lead")]
    [RegularExpression(Patterns.Contributor)]
    public string[]? Lead { get; init; }

    [Description("Only those that this state is to bring, ISO 3166-1 alpha-3.")]
    [FromQuery(Name = "contributor")]
    [RegularExpression(Patterns.Contributor)]
    public string[]? Contributor { get; init; }

    [Description("Only those with this status.")]
    [FromQuery(Name = "status")]
    public Coded<ShareStatus>[]? Status { get; init; }
}
