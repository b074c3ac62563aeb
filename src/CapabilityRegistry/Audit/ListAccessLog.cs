using CapabilityRegistry.Http;
using CapabilityRegistry.Reads;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Audit;

public static class ListAccessLog
{
    /// <summary>Who was shown which objects of another state than their own, by actor, object, state, operation and day</summary>
    public static async Task<Ok<Page<AccessLogEntry>>> Handle(
        [AsParameters] AccessLogQuery query, [AsParameters] PageQuery page, AccessLogStore reads, AccessLogQueue log, HttpRequest request, CancellationToken cancel)
    {
        await log.Written(cancel);
        var search = query.Search(page.After);
        var rows = await reads.List(search, page.Take);
        int? count = page.Count == true ? await reads.Count(search) : null;
        return TypedResults.Ok(Page.Of(request, [.. rows.Select(AccessLogEntry.Of)], page.Wanted, entry => entry.Id, count));
    }
}
