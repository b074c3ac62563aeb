using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Platform.Audit;

/// <summary>Which events, of the log and of the feed of changes.</summary>
public sealed record EventQuery : IPartQuery
{
    [Description("Only what happened to objects of this kind.")]
    [FromQuery(Name = "subjectKind")]
    [CodeOf("SubjectKind")]
    public string[]? SubjectKind { get; init; }

    [Description("Only what happened to the object with this key.")]
    [FromQuery(Name = "subjectId")]
    [RegularExpression(Patterns.AnyKey)]
    public string[]? SubjectId { get; init; }

    [Description("Only what this person or machine did; the whole name.")]
    [FromQuery(Name = "actor")]
    [StringLength(100, MinimumLength = 1)]
    public string[]? Actor { get; init; }

    [Description("Only this action, e.g. overridden.")]
    [FromQuery(Name = "action")]
    [CodeOf("EventAction")]
    public string[]? Action { get; init; }

    [Description("Only what concerns this state, ISO 3166-1 alpha-3.")]
    [FromQuery(Name = "contributor")]
    [RegularExpression(Patterns.Contributor)]
    public string[]? Contributor { get; init; }

    [Description("The first day, in UTC.")]
    [FromQuery(Name = "from")]
    public DateOnly? From { get; init; }

    [Description("The last day, in UTC.")]
    [FromQuery(Name = "until")]
    public DateOnly? Until { get; init; }

    [Description("Only events after this sequence number.")]
    [FromQuery(Name = "after")]
    [Range(0, int.MaxValue)]
    public long? After { get; init; }

    [Description("How many events at most.")]
    [FromQuery(Name = "limit")]
    [Range(1, Page.MostItems)]
    [DefaultValue(Page.Limit)]
    public int? Limit { get; init; }

    internal int Take => Wanted + 1;

    internal int Wanted => Limit ?? Page.Limit;

    string? IPartQuery.Place => After?.ToString(CultureInfo.InvariantCulture);

    IPartQuery IPartQuery.LongestFrom(string? place) =>
        this with { After = place is null ? null : long.Parse(place, CultureInfo.InvariantCulture), Limit = Page.MostItems };

    /// <param name="newestFirst">Whether what comes after a number are the events before it.</param>
    internal EventSearch Search(bool newestFirst = false) => new()
    {
        After = newestFirst ? 0 : After ?? 0,
        Before = newestFirst ? After : null,
        IsNewestFirst = newestFirst,
        SubjectKind = SubjectKind ?? [],
        SubjectId = SubjectId ?? [],
        Actor = Actor ?? [],
        Action = Action ?? [],
        Contributor = Contributor ?? [],
        From = DayBounds.Begin(From),
        Until = DayBounds.End(Until),
    };
}
