using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Platform.AccessLog;

public static class GetAccessLogEntry
{
    /// <summary>One entry of the access log with every object that was shown</summary>
    public static async Task<Results<Ok<AccessLogEntry>, NotFoundAnswer>> Handle(string id, AccessLogStore entries) =>
        await entries.Find(id) is { } row ? TypedResults.Ok(AccessLogEntry.Of(row)) : new NotFoundAnswer("access log entry", id);
}
