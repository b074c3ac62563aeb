using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Visits.Drafts;

/// <summary>Which drafts of outcomes.</summary>
public sealed record OutcomeDraftFilter
{
    [Description("Only those of this visit, by its key.")]
    [FromQuery(Name = "visit")]
    [RegularExpression(Patterns.Visit)]
    public string[]? Visit { get; init; }
}
