using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Visits;

public static class ListVisits
{
    /// <summary>Visits in the order of their keys; a focal point sees those to its own state's units</summary>
    public static async Task<Ok<Page<Visit>>> Handle(
        [AsParameters] VisitFilter filter, [AsParameters] PageQuery page, VisitStore visits, Caller caller, HttpRequest request)
    {
        var rows = await visits.List(filter, caller, page);
        int? count = page.Count == true ? await visits.Count(filter, caller) : null;
        return TypedResults.Ok(Page.Of(request, rows, page.Wanted, visit => visit.Id, count));
    }
}
