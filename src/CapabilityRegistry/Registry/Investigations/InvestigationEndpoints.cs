using CapabilityRegistry.Kernel.Access;
using CapabilityRegistry.Platform.Access;
using CapabilityRegistry.Platform.Http.Lists;

namespace CapabilityRegistry.Registry.Investigations;

/// <summary>All routes of this slice.</summary>
public static class InvestigationEndpoints
{
    public static void MapInvestigations(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1/investigations").WithTags("Conduct");
        group.MapGet("", ListInvestigations.Handle).WithName("ListInvestigations").SortedBy(InvestigationStore.Orders).Requires(Right.ReadConduct);
        group.MapGet("/{id}", GetInvestigation.Handle).WithName("GetInvestigation").Requires(Right.ReadConduct);
        group.MapPost("", OpenInvestigation.Handle).WithName("OpenInvestigation").Requires(Right.HandleCases);
        group.MapPost("/{id}/close", CloseInvestigation.Handle).WithName("CloseInvestigation").Requires(Right.HandleCases);
    }
}
