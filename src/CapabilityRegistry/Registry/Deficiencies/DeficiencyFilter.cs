using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Registry.SurComparisons;
using CapabilityRegistry.Registry.Visits.Findings;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Deficiencies;

/// <summary>Which deficiencies.</summary>
public sealed record DeficiencyFilter
{
    [Description("Only those of this unit, by the key of its pledge.")]
    [FromQuery(Name = "pledge")]
    [RegularExpression(Patterns.Pledge)]
    public string[]? Pledge { get; init; }

    [Description("Only those of units of this state, ISO 3166-1 alpha-3.")]
    [FromQuery(Name = "contributor")]
    [RegularExpression(Patterns.Contributor)]
    public string[]? Contributor { get; init; }

    [Description("Only what is missing of this kind.")]
    [FromQuery(Name = "kind")]
    public Coded<ComparedKind>[]? Kind { get; init; }

    [Description("Only those with this status.")]
    [FromQuery(Name = "status")]
    public Coded<DeficiencyStatus>[]? Status { get; init; }

    [Description("Only those that are so grave.")]
    [FromQuery(Name = "severity")]
    public Coded<FindingSeverity>[]? Severity { get; init; }

    [Description("Only those that are known by this.")]
    [FromQuery(Name = "source")]
    public Coded<DeficiencySource>[]? Source { get; init; }

    [Description("Only those that are due on this day or before.")]
    [FromQuery(Name = "dueBy")]
    public DateOnly? DueBy { get; init; }
}
