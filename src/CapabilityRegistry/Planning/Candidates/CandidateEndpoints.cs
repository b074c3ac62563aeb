using CapabilityRegistry.Kernel.Access;
using CapabilityRegistry.Platform.Access;

namespace CapabilityRegistry.Planning.Candidates;

/// <summary>Maps the route of candidates.</summary>
public static class CandidateEndpoints
{
    public static void MapCandidates(this IEndpointRouteBuilder app) => app.MapGet("/v1/requirements/{id}/candidates", ListCandidates.Handle)
        .WithTags("Requirements").WithName("ListCandidates").Requires(Right.ReadCandidates);
}
