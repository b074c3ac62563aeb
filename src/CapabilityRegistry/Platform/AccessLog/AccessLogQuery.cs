using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Platform.AccessLog;

/// <summary>Which entries of the access log.</summary>
public sealed record AccessLogQuery
{
    [Description("Only what this person or machine saw; the whole name.")]
    [FromQuery(Name = "actor")]
    [StringLength(100, MinimumLength = 1)]
    public string[]? Actor { get; init; }

    [Description("Only what was seen with this operation, by its operationId.")]
    [FromQuery(Name = "operation")]
    [RegularExpression("^[A-Za-z]{1,60}$")]
    public string[]? Operation { get; init; }

    [Description("Only who saw the object with this key, and who exported the log of events, which tells of every object.")]
    [FromQuery(Name = "subjectId")]
    [RegularExpression(Patterns.AnyKey)]
    public string[]? SubjectId { get; init; }

    [Description("Only who saw objects of this state, ISO 3166-1 alpha-3, and who exported the log of events.")]
    [FromQuery(Name = "contributor")]
    [RegularExpression(Patterns.Contributor)]
    public string[]? Contributor { get; init; }

    [Description("The first day, in UTC.")]
    [FromQuery(Name = "from")]
    public DateOnly? From { get; init; }

    [Description("The last day, in UTC.")]
    [FromQuery(Name = "until")]
    public DateOnly? Until { get; init; }

    internal AccessLogSearch Search() => new()
    {
        Actor = Actor ?? [],
        Operation = Operation ?? [],
        SubjectId = SubjectId ?? [],
        Contributor = Contributor ?? [],
        From = DayBounds.Begin(From),
        Until = DayBounds.End(Until),
    };
}
