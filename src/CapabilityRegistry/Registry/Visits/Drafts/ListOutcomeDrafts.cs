using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Visits.Drafts;

public static class ListOutcomeDrafts
{
    /// <summary>What is noted of outcomes that are not recorded yet, page by page</summary>
    /// <remarks>Those outcomes that the caller may record. Follow <c>next</c> until it is null.</remarks>
    public static async Task<Ok<Page<OutcomeDraft>>> Handle(
        [AsParameters] OutcomeDraftFilter filter, [AsParameters] PageQuery page, OutcomeDraftStore drafts, Caller caller, HttpRequest request)
    {
        var rows = await drafts.List(filter, caller, page);
        int? count = page.Count == true ? await drafts.Count(filter, caller) : null;
        return TypedResults.Ok(OutcomeDraftStore.Orders.Page(request, rows, page, count));
    }
}
