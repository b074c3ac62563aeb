using CapabilityRegistry.Kernel.Access;
using CapabilityRegistry.Platform.Access;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Registry.Requirements.Storage;

namespace CapabilityRegistry.ForceGeneration.Fulfilment;

/// <summary>All routes of this slice.</summary>
public static class FulfilmentEndpoints
{
    public static void MapFulfilment(this IEndpointRouteBuilder app)
    {
        app.MapGet("/v1/fulfilment", ListFulfilment.Handle).WithTags("Fulfilment").WithName("ListFulfilment").SortedBy(RequirementStore.Orders)
            .Requires(Right.ReadFulfilment);
        app.MapGet("/v1/requirements/{id}/fulfilment", GetFulfilment.Handle).WithTags("Fulfilment").WithName("GetFulfilment").Requires(Right.ReadFulfilment);
    }
}
