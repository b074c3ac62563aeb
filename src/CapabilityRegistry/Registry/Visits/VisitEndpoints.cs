using CapabilityRegistry.Kernel.Access;
using CapabilityRegistry.Platform.Access;
using CapabilityRegistry.Platform.Http.Lists;

namespace CapabilityRegistry.Registry.Visits;

/// <summary>All routes of this slice.</summary>
public static class VisitEndpoints
{
    public static void MapVisits(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1/visits").WithTags("Visits");
        group.MapGet("", ListVisits.Handle).WithName("ListVisits").SortedBy(VisitStore.Orders).Requires(Right.ReadVisits);
        group.MapGet("/{id}", GetVisit.Handle).WithName("GetVisit").Requires(Right.ReadVisits);
        group.MapPost("", ScheduleVisit.Handle).WithName("ScheduleVisit").Requires(Right.ScheduleVisits);
        group.MapPost("/{id}/outcome", RecordOutcome.Handle).WithName("RecordOutcome").Requires(Right.RecordVisits);
    }
}
