using CapabilityRegistry.Access;

namespace CapabilityRegistry.Gaps;

/// <summary>All routes of this slice.</summary>
public static class GapEndpoints
{
    public static void MapGaps(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1/gaps").WithTags("Gaps").Requires(Right.ReadGaps);
        group.MapGet("", GetGaps.Handle).WithName("GetGaps");
        group.MapGet("/requirements", ListUnmetRequirements.Handle).WithName("ListUnmetRequirements");
    }
}
