using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Visits;

/// <summary>Which visits.</summary>
public sealed record VisitFilter
{
    [Description("Only those to this unit, by the key of its pledge.")]
    [FromQuery(Name = "pledge")]
    [RegularExpression(Patterns.Pledge)]
    public string[]? Pledge { get; init; }

    [Description("Only those to units of this state, ISO 3166-1 alpha-3.")]
    [FromQuery(Name = "contributor")]
    [RegularExpression(Patterns.Contributor)]
    public string[]? Contributor { get; init; }

    [Description("Only those of this kind.")]
    [FromQuery(Name = "kind")]
    public Coded<VisitKind>[]? Kind { get; init; }

    [Description("Only those that ended so for one of their units.")]
    [FromQuery(Name = "result")]
    public Coded<VisitResult>[]? Result { get; init; }

    [Description("Only those with this status.")]
    [FromQuery(Name = "status")]
    public Coded<VisitStatus>[]? Status { get; init; }

    [Description("The first day of a range: only visits that are planned for one of its days.")]
    [FromQuery(Name = "from")]
    public DateOnly? From { get; init; }

    [Description("The last day of that range.")]
    [FromQuery(Name = "until")]
    public DateOnly? Until { get; init; }
}
