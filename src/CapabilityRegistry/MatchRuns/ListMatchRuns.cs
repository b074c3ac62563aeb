using CapabilityRegistry.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.MatchRuns;

public static class ListMatchRuns
{
    /// <summary>The runs so far, without their plans</summary>
    public static async Task<Ok<Page<MatchRun>>> Handle([AsParameters] PageQuery page, MatchRunStore runs, Caller caller, HttpRequest request)
    {
        var rows = await runs.List(page.After, caller, page.Take);
        int? count = page.Count == true ? await runs.Count() : null;
        return TypedResults.Ok(Page.Of(request, rows, page.Wanted, run => run.Id, count));
    }
}
