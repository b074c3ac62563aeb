using CapabilityRegistry.Kernel.Access;
using CapabilityRegistry.Platform.Access;
using CapabilityRegistry.Platform.Http.Lists;

namespace CapabilityRegistry.Registry.Papers;

/// <summary>All routes of this slice.</summary>
public static class PaperEndpoints
{
    public static void MapPapers(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1/papers").WithTags("Evidence");
        group.MapGet("", ListPapers.Handle).WithName("ListPapers").SortedBy(PaperStore.Orders).Requires(Right.ReadPledges);
        group.MapGet("/{id}", GetPaper.Handle).WithName("GetPaper").Requires(Right.ReadPledges);
        group.MapPost("", HandInPaper.Handle).WithName("HandInPaper").Requires(Right.OfferPledges);
    }
}
