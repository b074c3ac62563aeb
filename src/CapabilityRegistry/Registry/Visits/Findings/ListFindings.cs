using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Visits.Findings;

public static class ListFindings
{
    /// <summary>What visits found wanting, page by page</summary>
    /// <remarks>
    /// Open, answered and closed findings. Who speaks for one state gets only those of units of that state. Filters are combined: a finding must pass all
    /// of them. Follow <c>next</c> until it is null.
    /// </remarks>
    public static async Task<Ok<Page<Finding>>> Handle(
        [AsParameters] FindingFilter filter, [AsParameters] ChangedSinceQuery since, [AsParameters] PageQuery page, FindingStore findings, Caller caller,
        HttpRequest request)
    {
        var rows = await findings.List(filter, caller, page, since);
        int? count = page.Count == true ? await findings.Count(filter, caller, since) : null;
        return TypedResults.Ok(FindingStore.Orders.Page(request, rows, page, count));
    }
}
