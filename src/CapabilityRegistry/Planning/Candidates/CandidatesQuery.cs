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

    [Description("How many of each list were read already; taken from next.")]
    [FromQuery(Name = "after")]
    [Range(0, 10_000_000)]
    [DefaultValue(0)]
    public int? After { get; init; }

    [Description("A pledge to explain criterion by criterion, of whatever unit type and status.")]
    [FromQuery(Name = "explain")]
    [RegularExpression(Patterns.Pledge)]
    public string? Explain { get; init; }

    internal int Skip => After ?? 0;

    internal int Take => Limit ?? Page.Limit;
}
