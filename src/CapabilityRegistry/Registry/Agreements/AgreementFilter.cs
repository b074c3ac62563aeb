using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Agreements;

/// <summary>Which agreements.</summary>
public sealed record AgreementFilter
{
    [Description("Only those on this pledge.")]
    [FromQuery(Name = "pledge")]
    [RegularExpression(Patterns.Pledge)]
    public string[]? Pledge { get; init; }

    [Description("Only those with this state, ISO 3166-1 alpha-3.")]
    [FromQuery(Name = "contributor")]
    [RegularExpression(Patterns.Contributor)]
    public string[]? Contributor { get; init; }
}
