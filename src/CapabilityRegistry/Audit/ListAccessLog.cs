using CapabilityRegistry.Http;
using CapabilityRegistry.Reads;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Audit;

public static class ListAccessLog
{
    /// <summary>Who was shown which objects of another state than their own, by actor, object, state, operation and day</summary>
    public static async Task<Ok<Page<AccessLogEntry>>> Handle(
        [AsParameters] AccessLogQuery query, ReadStore reads, ReadLog log, HttpRequest request, CancellationToken cancel)
    {
        await log.Written(cancel);
        var rows = await reads.List(query.Search(), query.Take);
        int? count = query.Count == true ? await reads.Count(query.Search()) : null;
        return TypedResults.Ok(Page.Of(request, [.. rows.Select(AccessLogEntry.Of)], query.Wanted, entry => entry.Id, count));
    }
}
