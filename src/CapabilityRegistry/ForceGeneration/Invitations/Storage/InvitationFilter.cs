using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.ForceGeneration.Invitations.Rules;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.ForceGeneration.Invitations.Storage;

/// <summary>Which invitations.</summary>
public sealed record InvitationFilter
{
    [Description("Only those for this requirement.")]
    [FromQuery(Name = "requirement")]
    [RegularExpression(Patterns.Requirement)]
    public string[]? Requirement { get; init; }

    [Description("Only those for this pledge.")]
    [FromQuery(Name = "pledge")]
    [RegularExpression(Patterns.Pledge)]
    public string[]? Pledge { get; init; }

    [Description("Only those to this state, ISO 3166-1 alpha-3.")]
    [FromQuery(Name = "contributor")]
    [RegularExpression(Patterns.Contributor)]
    public string[]? Contributor { get; init; }

    [Description("Only those that follow the plan of this run.")]
    [FromQuery(Name = "run")]
    [RegularExpression(Patterns.Run)]
    public string[]? Run { get; init; }

    [Description("Only those with this status, by the clock.")]
    [FromQuery(Name = "status")]
    public Coded<InvitationStatus>[]? Status { get; init; }

    [Description("true: only those with which somebody went on although criteria were not met; false: only the others. Who is not shown overrides finds none.")]
    [FromQuery(Name = "overridden")]
    public bool? Overridden { get; init; }

    [Description("The first day of a range: only invitations that can be answered until one of its days.")]
    [FromQuery(Name = "from")]
    public DateOnly? From { get; init; }

    [Description("The last day of that range.")]
    [FromQuery(Name = "until")]
    public DateOnly? Until { get; init; }
}
