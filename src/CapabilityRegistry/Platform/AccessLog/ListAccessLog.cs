using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Platform.AccessLog;

public static class ListAccessLog
{
    /// <summary>Who was shown which objects of another state than their own</summary>
    /// <remarks>
    /// By actor, object, state, operation and day; filters are combined. An entry is written a moment after its answer, and this operation waits for
    /// those that are due. Of each entry the first ten objects are shown. Looking into this log is recorded in it too. Follow <c>next</c> until it is
    /// null.
    /// </remarks>
    public static async Task<Results<Ok<Page<AccessLogEntry>>, BadRequestAnswer>> Handle(
        [AsParameters] AccessLogQuery query, [AsParameters] PageQuery page, AccessLogStore entries, AccessLogBuffer log, EndpointDataSource endpoints,
        HttpRequest request, CancellationToken cancel)
    {
        if ((query.Operation ?? []).Except(endpoints.Endpoints.Select(NameOf)).ToList() is { Count: > 0 } unknown)
        {
            return new BadRequestAnswer([.. unknown.Select(operation => new Fault
            {
                Code = "unknown-code", Parameter = "operation", Expected = "an operationId of the OpenAPI document", Found = $"'{operation}'",
            })]);
        }

        await log.Written(cancel);
        var search = query.Search();
        var rows = await entries.List(search, page);
        int? count = page.Count == true ? await entries.Count(search) : null;
        return TypedResults.Ok(AccessLogStore.Orders.Page(request, rows, page, count).Select(AccessLogEntry.Of));
    }

    private static string? NameOf(Endpoint endpoint) => endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName;
}
