using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Pledges.Readiness;

/// <summary>What lapses soon, and whom it is about.</summary>
public sealed record ReminderQuery
{
    [Description("Only what lapses within so many days from today; 90 if left out.")]
    [FromQuery(Name = "within")]
    [Range(0, 3_650)]
    [DefaultValue(90)]
    public int? Within { get; init; }

    [Description("Only pledges of this state, ISO 3166-1 alpha-3.")]
    [FromQuery(Name = "contributor")]
    [RegularExpression(Patterns.Contributor)]
    public string[]? Contributor { get; init; }

    [Description("Only these pledges.")]
    [FromQuery(Name = "pledge")]
    [RegularExpression(Patterns.Pledge)]
    public string[]? Pledge { get; init; }

    [Description("Only this gate.")]
    [FromQuery(Name = "gate")]
    [CodeOf("GateCode")]
    public string? Gate { get; init; }
}
