using CapabilityRegistry.Kernel.Access;
using CapabilityRegistry.Platform.Access;

namespace CapabilityRegistry.Registry.WomensShares;

/// <summary>All routes of this slice.</summary>
public static class WomensShareEndpoints
{
    public static void MapWomensShares(this IEndpointRouteBuilder app) =>
        app.MapGroup("/v1/womens-shares").WithTags("Pledges").MapGet("", GetWomensShares.Handle).WithName("GetWomensShares").Requires(Right.ReadPledges);
}
