using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Evaluations;

/// <summary>Which evaluations.</summary>
public sealed record EvaluationFilter
{
    [Description("Only those of the unit of this pledge.")]
    [FromQuery(Name = "pledge")]
    [RegularExpression(Patterns.Pledge)]
    public string[]? Pledge { get; init; }

    [Description("Only those of units of this state, ISO 3166-1 alpha-3.")]
    [FromQuery(Name = "contributor")]
    [RegularExpression(Patterns.Contributor)]
    public string[]? Contributor { get; init; }

    [Description("Only those that stand so.")]
    [FromQuery(Name = "status")]
    public Coded<EvaluationStatus>[]? Status { get; init; }

    [Description("Only those with this rating.")]
    [FromQuery(Name = "rating")]
    public Coded<PerformanceRating>[]? Rating { get; init; }
}
