using CapabilityRegistry.Kernel.Access;
using CapabilityRegistry.Platform.Access;
using CapabilityRegistry.Platform.Http.Lists;

namespace CapabilityRegistry.Registry.Caps;

/// <summary>All routes of this slice.</summary>
public static class CapEndpoints
{
    public static void MapCaps(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1/caps").WithTags("Evidence");
        group.MapGet("", ListCaps.Handle).WithName("ListCaps").SortedBy(CapStore.Orders).Requires(Right.ReadPledges);
        group.MapGet("/{id}", GetCap.Handle).WithName("GetCap").Requires(Right.ReadPledges);
        group.MapPost("", RecordCap.Handle).WithName("RecordCap").Requires(Right.OfferPledges);
        group.MapPost("/{id}/approve", ApproveCap.Handle).WithName("ApproveCap").Requires(Right.OfferPledges);
        group.MapPost("/{id}/end", EndCap.Handle).WithName("EndCap").Requires(Right.OfferPledges);
    }
}
