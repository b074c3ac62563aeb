using CapabilityRegistry.Kernel.Access;
using CapabilityRegistry.Platform.Access;
using CapabilityRegistry.Platform.Http.Lists;

namespace CapabilityRegistry.Planning.Runs.Weights;

/// <summary>All routes of sets of weights.</summary>
public static class MatchWeightsEndpoints
{
    public static void MapMatchWeights(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1/match-weights").WithTags("Matching");
        group.MapGet("", ListMatchWeights.Handle).WithName("ListMatchWeights").SortedBy(ListMatchWeights.Orders).Requires(Right.ReadMatchRuns);
        group.MapGet("/{id}", GetMatchWeights.Handle).WithName("GetMatchWeights").Requires(Right.ReadMatchRuns);
        group.MapPost("", StateMatchWeights.Handle).WithName("StateMatchWeights").Requires(Right.RunMatching);
    }
}
