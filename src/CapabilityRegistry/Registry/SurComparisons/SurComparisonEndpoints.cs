using CapabilityRegistry.Kernel.Access;
using CapabilityRegistry.Platform.Access;
using CapabilityRegistry.Platform.Http.Lists;

namespace CapabilityRegistry.Registry.SurComparisons;

/// <summary>All routes of this slice.</summary>
public static class SurComparisonEndpoints
{
    public static void MapSurComparisons(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1/sur-comparisons").WithTags("Evidence");
        group.MapGet("", ListSurComparisons.Handle).WithName("ListSurComparisons").SortedBy(SurComparisonStore.Orders).Requires(Right.ReadPledges);
        group.MapGet("/{id}", GetSurComparison.Handle).WithName("GetSurComparison").Requires(Right.ReadPledges);
        group.MapPost("", CompareWithSur.Handle).WithName("CompareWithSur").Requires(Right.DecidePledges);
    }
}
