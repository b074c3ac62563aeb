using System.ComponentModel.DataAnnotations;
using System.ComponentModel;
using System.Globalization;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Platform.Http.Requests;

/// <summary>Which part of a list that is numbered in sequence.</summary>
public sealed record SequenceQuery : IPartQuery
{
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
}
