using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Deployments;

/// <summary>Which deployments.</summary>
public sealed record DeploymentFilter
{
    [Description("Only those for this requirement.")]
    [FromQuery(Name = "requirement")]
    [RegularExpression(Patterns.Requirement)]
    public string[]? Requirement { get; init; }

    [Description("Only those of this pledge.")]
    [FromQuery(Name = "pledge")]
    [RegularExpression(Patterns.Pledge)]
    public string[]? Pledge { get; init; }

    [Description("Only those of units of this state, ISO 3166-1 alpha-3.")]
    [FromQuery(Name = "contributor")]
    [RegularExpression(Patterns.Contributor)]
    public string[]? Contributor { get; init; }

    [Description("Only those with this status.")]
    [FromQuery(Name = "status")]
    public Coded<DeploymentStatus>[]? Status { get; init; }

    [Description("true: only those whose unit was taken on arrival although it had fallen below the level asked for; false: only the others.")]
    [FromQuery(Name = "overridden")]
    public bool? Overridden { get; init; }

    [Description("The first day of a range: only deployments that bind their unit on one of its days.")]
    [FromQuery(Name = "from")]
    public DateOnly? From { get; init; }

    [Description("The last day of that range.")]
    [FromQuery(Name = "until")]
    public DateOnly? Until { get; init; }
}
