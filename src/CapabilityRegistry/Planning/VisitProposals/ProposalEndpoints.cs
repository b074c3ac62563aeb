using CapabilityRegistry.Kernel.Access;
using CapabilityRegistry.Platform.Access;

namespace CapabilityRegistry.Planning.VisitProposals;

/// <summary>Maps the routes of visit proposals.</summary>
public static class ProposalEndpoints
{
    public static void MapProposals(this IEndpointRouteBuilder app) =>
        app.MapGet("/v1/visits/proposals", ListVisitProposals.Handle).WithTags("Visits").WithName("ListVisitProposals").Requires(Right.ReadGaps);
}
