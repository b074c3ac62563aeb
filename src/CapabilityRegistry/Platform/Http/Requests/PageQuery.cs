using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Platform.Http.Requests;

/// <summary>Which part of a list.</summary>
public sealed record PageQuery
{
    private const string CountParameter = "count";

    /// <summary>The whole list, for internal use; leaves room for the additional row.</summary>
    internal static readonly PageQuery Whole = new() { Limit = int.MaxValue - 1 };

    [Description("How many items at most.")]
    [FromQuery(Name = "limit")]
    [Range(1, Page.MostItems)]
    [DefaultValue(Page.Limit)]
    public int? Limit { get; init; }

    [Description("The key of the last item already read; taken from next.")]
    [FromQuery(Name = "after")]
    [RegularExpression("^[A-Z0-9_-]{1,40}$")]
    public string? After { get; init; }

    [Description("Whether to count the whole list. The count and the items are of one moment.")]
    [FromQuery(Name = CountParameter)]
    public bool? Count { get; init; }

    /// <summary>One row more than asked for tells whether there is a next page.</summary>
    internal int Take => Wanted + 1;

    internal int Wanted => Limit ?? Page.Limit;

    /// <summary>Whether the request asks for a count, so that all of its answer must be read at one moment.</summary>
    internal static bool IsCounted(HttpContext context) => context.Request.Query[CountParameter] == "true";
}
