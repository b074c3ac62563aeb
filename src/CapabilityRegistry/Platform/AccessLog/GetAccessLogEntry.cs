using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Platform.AccessLog;

public static class GetAccessLogEntry
{
    /// <summary>One entry of the access log with every object that was shown</summary>
    /// <remarks>
    /// Who was shown them, when and by which operation. <c>requestId</c> names the request in the server's own log. Entries are not changed; they are
    /// deleted when the time is over for which the operator keeps them.
    /// </remarks>
    /// <param name="id">Key of the entry, as the list gives it.</param>
    public static async Task<Results<Ok<AccessLogEntry>, NotFoundAnswer>> Handle(string id, AccessLogStore entries) =>
        await entries.Find(id) is { } row ? TypedResults.Ok(AccessLogEntry.Of(row)) : new NotFoundAnswer("access log entry", id);
}
