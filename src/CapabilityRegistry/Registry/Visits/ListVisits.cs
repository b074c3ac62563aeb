using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Visits;

public static class ListVisits
{
    /// <summary>Visits; a focal point sees those to its own state's units</summary>
    public static async Task<Ok<Page<Visit>>> Handle(
        [AsParameters] VisitFilter filter, [AsParameters] ChangedSinceQuery since, [AsParameters] PageQuery page, VisitStore visits, Caller caller,
        HttpRequest request)
    {
        var rows = await visits.List(filter, caller, page, since);
        int? count = page.Count == true ? await visits.Count(filter, caller, since) : null;
        return TypedResults.Ok(VisitStore.Orders.Page(request, rows, page, count));
    }
}
