using CapabilityRegistry.Kernel.Access;
using CapabilityRegistry.Planning.Gaps.Changes;
using CapabilityRegistry.Planning.Gaps.Forecast;
using CapabilityRegistry.Planning.Gaps.Scarcity;
using CapabilityRegistry.Planning.Gaps.Table;
using CapabilityRegistry.Platform.Access;
using CapabilityRegistry.Platform.Http.Lists;

namespace CapabilityRegistry.Planning.Gaps;

/// <summary>All routes of this slice.</summary>
public static class GapEndpoints
{
    public static void MapGaps(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1/gaps").WithTags("Gaps").Requires(Right.ReadGaps);
        group.MapGet("", GetGaps.Handle).WithName("GetGaps");
        group.MapGet("/requirements", ListUnmetRequirements.Handle).WithName("ListUnmetRequirements").SortedBy(ListUnmetRequirements.Orders);
        group.MapGet("/met", ListMetRequirements.Handle).WithName("ListMetRequirements").SortedBy(ListMetRequirements.Orders);
        group.MapGet("/supply", ListSupply.Handle).WithName("ListSupply").SortedBy(ListSupply.Orders);
        group.MapGet("/forecast", GetForecast.Handle).WithName("GetForecast");
        group.MapGet("/changes", GetGapChanges.Handle).WithName("GetGapChanges");
        group.MapGet("/changes/objects", ListChangedObjects.Handle).WithName("ListChangedObjects").SortedBy(ListChangedObjects.Orders);
        app.MapGet("/v1/scarcity", GetScarcity.Handle).WithTags("Gaps").WithName("GetScarcity").Requires(Right.ReadGaps);
    }
}
