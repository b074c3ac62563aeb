using CapabilityRegistry.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Visits;

public static class ListVisits
{
    /// <summary>Visits in the order of their keys; a focal point sees those to its own state's units</summary>
    public static async Task<Ok<Page<Visit>>> Handle([AsParameters] VisitFilter filter, VisitStore visits, Caller caller, HttpRequest request)
    {
        var rows = await visits.List(filter, caller, filter.Take);
        int? count = filter.Count == true ? await visits.Count(filter, caller) : null;
        return TypedResults.Ok(Page.Of(request, rows, filter.Wanted, visit => visit.Id, count));
    }
}
