using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Visits.Findings;

/// <summary>Which findings.</summary>
public sealed record FindingFilter
{
    [Description("Only those of this visit.")]
    [FromQuery(Name = "visit")]
    [RegularExpression(Patterns.Visit)]
    public string[]? Visit { get; init; }

    [Description("Only those of this unit, by the key of its pledge.")]
    [FromQuery(Name = "pledge")]
    [RegularExpression(Patterns.Pledge)]
    public string[]? Pledge { get; init; }

    [Description("Only those of units of this state, ISO 3166-1 alpha-3.")]
    [FromQuery(Name = "contributor")]
    [RegularExpression(Patterns.Contributor)]
    public string[]? Contributor { get; init; }

    [Description("Only those with this status.")]
    [FromQuery(Name = "status")]
    public Coded<FindingStatus>[]? Status { get; init; }

    [Description("Only those that are so grave.")]
    [FromQuery(Name = "severity")]
    public Coded<FindingSeverity>[]? Severity { get; init; }

    [Description("Only those that are due on this day or before.")]
    [FromQuery(Name = "dueBy")]
    public DateOnly? DueBy { get; init; }
}
