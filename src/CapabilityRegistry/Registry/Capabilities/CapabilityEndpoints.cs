using CapabilityRegistry.Kernel.Access;
using CapabilityRegistry.Platform.Access;
using CapabilityRegistry.Platform.Http.Lists;

namespace CapabilityRegistry.Registry.Capabilities;

/// <summary>All routes of this slice.</summary>
public static class CapabilityEndpoints
{
    public static void MapCapabilities(this IEndpointRouteBuilder app)
    {
        app.MapGroup("/v1/capabilities").WithTags("Deficiencies").MapGet("", ListCapabilities.Handle).WithName("ListCapabilities")
            .SortedBy(ListCapabilities.Orders).Requires(Right.ReadPledges);
        app.MapGet("/v1/organisations/{id}/capabilities", GetOrganisationCapabilities.Handle).WithTags("Deficiencies")
            .WithName("GetOrganisationCapabilities").Requires(Right.ReadPledges);
    }
}
