using CapabilityRegistry.Kernel;
using CapabilityRegistry.Planning.Runs.Jobs;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Planning.Runs;

public static class ListMatchRuns
{
    /// <summary>The runs so far, without their plans</summary>
    /// <remarks>
    /// Each with how far it is, what it rests on and how far its plan is proven. Members that the caller may not see are left out and named in
    /// <c>redacted</c>. Follow <c>next</c> until it is null.
    /// </remarks>
    public static async Task<Ok<Page<MatchRun>>> Handle([AsParameters] PageQuery page, JobStore jobs, Caller caller, HttpRequest request)
    {
        var rows = await jobs.List(caller, page);
        int? count = page.Count == true ? await jobs.Count(caller) : null;
        return TypedResults.Ok(JobStore.Orders.Page(request, rows, page, count).Select(job => MatchRun.Of(job, caller)));
    }
}
