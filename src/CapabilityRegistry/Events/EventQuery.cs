using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Http;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Events;

/// <summary>Which part of the log.</summary>
public sealed record EventQuery
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
}
