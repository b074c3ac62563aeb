using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Platform.Http.Requests;

/// <summary>Which part of a list.</summary>
public sealed record PageQuery : IPartQuery
{
    internal const string AfterParameter = "after";

    internal const string SortParameter = "sort";

    private const string CountParameter = "count";

    /// <summary>The whole list, for internal use; leaves room for the additional row.</summary>
    internal static readonly PageQuery Whole = new() { Limit = int.MaxValue - 1 };

    [Description("How many items at most.")]
    [FromQuery(Name = "limit")]
    [Range(1, Page.MostItems)]
    [DefaultValue(Page.Limit)]
    public int? Limit { get; init; }

    [Description("Where the last page ended, taken from its next: the key of its last item where the list is in the order of the keys.")]
    [FromQuery(Name = AfterParameter)]
    [RegularExpression("^[A-Za-z0-9_-]+$")]
    [StringLength(2000, MinimumLength = 1)]
    public string? After { get; init; }

    [Description("In which order: by the key if nothing is said; with a hyphen before the name, downwards. Between equals the key decides, in the same "
        + "direction. What is null comes before everything else; names are compared without case and accents.")]
    [FromQuery(Name = SortParameter)]
    public string? Sort { get; init; }

    [Description("Whether to count the whole list. The count and the items are of one moment.")]
    [FromQuery(Name = CountParameter)]
    public bool? Count { get; init; }

    /// <summary>One row more than asked for tells whether there is a next page.</summary>
    internal int Take => Wanted + 1;

    internal int Wanted => Limit ?? Page.Limit;

    string? IPartQuery.Place => After;

    IPartQuery IPartQuery.LongestFrom(string? place) => this with { After = place, Limit = Page.MostItems, Count = null };

    /// <summary>Whether the request asks for a count, so that all of its answer must be read at one moment.</summary>
    internal static bool IsCounted(HttpContext context) => context.Request.Query[CountParameter] == "true";
}
