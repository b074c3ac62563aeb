using CapabilityRegistry.Kernel.Access;
using CapabilityRegistry.Platform.Access;

namespace CapabilityRegistry.Platform.Audit;

/// <summary>All routes of this slice.</summary>
public static class AuditEndpoints
{
    public static void MapAudit(this IEndpointRouteBuilder app)
    {
        var events = app.MapGroup("/v1/events").WithTags("Audit").Requires(Right.ReadAudit);
        events.MapGet("", ListEvents.Handle).WithName("ListEvents");
        events.MapGet("/export", ExportEvents.Handle).WithName("ExportEvents");
    }
}
