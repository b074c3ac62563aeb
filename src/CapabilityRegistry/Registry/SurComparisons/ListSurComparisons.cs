using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.SurComparisons;

public static class ListSurComparisons
{
    /// <summary>Comparisons of units with statements, page by page</summary>
    /// <remarks>
    /// Every comparison that was made: of several of one pledge the last counts. Who speaks for one state gets only those of that state. Filters are
    /// combined: a comparison must pass all of them. Follow <c>next</c> until it is null.
    /// </remarks>
    public static async Task<Ok<Page<SurComparison>>> Handle(
        [AsParameters] SurComparisonFilter filter, [AsParameters] ChangedSinceQuery since, [AsParameters] PageQuery page,
        SurComparisonStore comparisons, Caller caller, HttpRequest request)
    {
        var rows = await comparisons.List(filter, caller, page, since);
        int? count = page.Count == true ? await comparisons.Count(filter, caller, since) : null;
        return TypedResults.Ok(SurComparisonStore.Orders.Page(request, rows, page, count));
    }
}
