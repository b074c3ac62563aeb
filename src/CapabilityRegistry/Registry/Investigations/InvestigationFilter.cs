using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Investigations;

/// <summary>Which cases. What is restricted is no filter.</summary>
public sealed record InvestigationFilter
{
    [Description("Only those against the unit of this pledge.")]
    [FromQuery(Name = "pledge")]
    [RegularExpression(Patterns.Pledge)]
    public string[]? Pledge { get; init; }

    [Description("Only those against this state or its units, ISO 3166-1 alpha-3.")]
    [FromQuery(Name = "contributor")]
    [RegularExpression(Patterns.Contributor)]
    public string[]? Contributor { get; init; }

    [Description("Only those that stand so.")]
    [FromQuery(Name = "status")]
    public Coded<InvestigationStatus>[]? Status { get; init; }

    [Description("Only those that ended so.")]
    [FromQuery(Name = "outcome")]
    public Coded<InvestigationOutcome>[]? Outcome { get; init; }
}
