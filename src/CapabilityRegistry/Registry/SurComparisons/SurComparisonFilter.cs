using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.SurComparisons;

/// <summary>Which comparisons.</summary>
public sealed record SurComparisonFilter
{
    [Description("Only those of this pledge.")]
    [FromQuery(Name = "pledge")]
    [RegularExpression(Patterns.Pledge)]
    public string[]? Pledge { get; init; }

    [Description("Only those of this state, ISO 3166-1 alpha-3.")]
    [FromQuery(Name = "contributor")]
    [RegularExpression(Patterns.Contributor)]
    public string[]? Contributor { get; init; }

    [Description("Only those with this edition of a statement.")]
    [FromQuery(Name = "sur")]
    [RegularExpression(Patterns.Sur)]
    public string[]? Sur { get; init; }
}
