using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Visits;

/// <summary>Which visits.</summary>
public sealed record VisitFilter
{
    [Description("Only those of this pledge.")]
    [FromQuery(Name = "pledge")]
    [RegularExpression(Patterns.Pledge)]
    public string? Pledge { get; init; }

    [Description("Only those to units of this state, ISO 3166-1 alpha-3.")]
    [FromQuery(Name = "contributor")]
    [RegularExpression(Patterns.Contributor)]
    public string? Contributor { get; init; }

    [Description("Only those with this status.")]
    [FromQuery(Name = "status")]
    public Coded<VisitStatus>? Status { get; init; }
}
