using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Planning.Candidates;

/// <summary>Which part of the two lists, and which pledge in particular.</summary>
public sealed record CandidatesQuery
{
    [Description("Of a requirement with a rotation: the slot that is due on this day; today if left out.")]
    [FromQuery(Name = "on")]
    public DateOnly? On { get; init; }

    [Description("How many candidates at most, and how many excluded pledges.")]
    [FromQuery(Name = "limit")]
    [Range(1, Page.MostItems)]
    [DefaultValue(Page.Limit)]
    public int? Limit { get; init; }

    [Description("Where to go on in both lists, as they were when the first page was read; taken from next.")]
    [FromQuery(Name = "after")]
    [RegularExpression(CandidatesPlace.Pattern)]
    public string? After { get; init; }

    [Description("A pledge to explain criterion by criterion, of whatever unit type and status.")]
    [FromQuery(Name = "explain")]
    [RegularExpression(Patterns.Pledge)]
    public string? Explain { get; init; }

    internal int Take => Limit ?? Page.Limit;
}
