using CapabilityRegistry.Http;
using CapabilityRegistry.Reads;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Audit;

public static class GetAccessLogEntry
{
    /// <summary>One entry of the access log with every object that was shown</summary>
    public static async Task<Results<Ok<AccessLogEntry>, NotFoundAnswer>> Handle(string id, AccessLogStore reads) =>
        await reads.Find(id) is { } row ? TypedResults.Ok(AccessLogEntry.Of(row)) : new NotFoundAnswer("access log entry", id);
}
