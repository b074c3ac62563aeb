using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Visits;

public static class ListVisits
{
    /// <summary>Visits, page by page</summary>
    /// <remarks>
    /// Planned ones, those that ended and those that were cancelled. Who speaks for one state gets only the visits to units of that state. Filters are
    /// combined: a visit must pass all of them. Follow <c>next</c> until it is null.
    /// </remarks>
    public static async Task<Ok<Page<Visit>>> Handle(
        [AsParameters] VisitFilter filter, [AsParameters] ChangedSinceQuery since, [AsParameters] PageQuery page, VisitStore visits, Caller caller,
        HttpRequest request)
    {
        var rows = await visits.List(filter, caller, page, since);
        int? count = page.Count == true ? await visits.Count(filter, caller, since) : null;
        return TypedResults.Ok(VisitStore.Orders.Page(request, rows, page, count));
    }
}
