using CapabilityRegistry.Kernel.Access;
using CapabilityRegistry.Planning.Runs.Jobs;
using CapabilityRegistry.Platform.Access;
using CapabilityRegistry.Platform.Http.Lists;

namespace CapabilityRegistry.Planning.Runs;

/// <summary>Maps the routes of match runs.</summary>
public static class MatchRunEndpoints
{
    public static void MapMatchRuns(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1/match-runs").WithTags("Matching");
        group.MapGet("", ListMatchRuns.Handle).WithName("ListMatchRuns").SortedBy(JobStore.Orders).Requires(Right.ReadMatchRuns);
        group.MapGet("/{id}", GetMatchRun.Handle).WithName("GetMatchRun").Requires(Right.ReadMatchRuns);
        group.MapPost("", StartMatchRun.Handle).WithName("StartMatchRun").Requires(Right.RunMatching);
        group.MapPost("/{id}/cancel", CancelMatchRun.Handle).WithName("CancelMatchRun").Requires(Right.RunMatching);
        group.MapPost("/{id}/restart", RestartMatchRun.Handle).WithName("RestartMatchRun").Requires(Right.RunMatching);
    }
}
