using CapabilityRegistry.Kernel.Access;
using CapabilityRegistry.Platform.Access;
using CapabilityRegistry.Platform.Http.Lists;

namespace CapabilityRegistry.Platform.AccessLog;

/// <summary>All routes of this slice.</summary>
public static class AccessLogEndpoints
{
    public static void MapAccessLog(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1/access-log").WithTags("Audit").Requires(Right.ReadAudit);
        group.MapGet("", ListAccessLog.Handle).WithName("ListAccessLog").SortedBy(AccessLogStore.Orders);
        group.MapGet("/{id}", GetAccessLogEntry.Handle).WithName("GetAccessLogEntry");
    }
}
