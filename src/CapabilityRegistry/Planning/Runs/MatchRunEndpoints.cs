using CapabilityRegistry.Planning.Candidates;
using CapabilityRegistry.Planning.Defence;
using CapabilityRegistry.Platform.Access;

namespace CapabilityRegistry.Planning.Runs;

/// <summary>All routes of this slice.</summary>
public static class MatchRunEndpoints
{
    public static void MapMatchRuns(this IEndpointRouteBuilder app)
    {
        app.MapGet("/v1/requirements/{id}/candidates", ListCandidates.Handle)
            .WithTags("Requirements").WithName("ListCandidates").Requires(Right.ReadCandidates);

        var group = app.MapGroup("/v1/match-runs").WithTags("Matching");
        group.MapGet("", ListMatchRuns.Handle).WithName("ListMatchRuns").Requires(Right.ReadMatchRuns);
        group.MapGet("/{id}", GetMatchRun.Handle).WithName("GetMatchRun").Requires(Right.ReadMatchRuns);
        group.MapPost("", StartMatchRun.Handle).WithName("StartMatchRun").Requires(Right.RunMatching);
        group.MapPost("/{id}/cancel", CancelMatchRun.Handle).WithName("CancelMatchRun").Requires(Right.RunMatching);
        group.MapPost("/{id}/restart", RestartMatchRun.Handle).WithName("RestartMatchRun").Requires(Right.RunMatching);
        group.MapPost("/{id}/replay", ReplayMatchRun.Handle).WithName("ReplayMatchRun").Requires(Right.ReadDossiers);
        group.MapGet("/{id}/compare", CompareMatchRuns.Handle).WithName("CompareMatchRuns").Requires(Right.ReadDossiers);
        group.MapGet("/{id}/dossier", GetMatchRunDossier.Handle).WithName("GetMatchRunDossier").Requires(Right.ReadDossiers);
        group.MapGet("/{id}/certificate", GetMatchRunCertificate.Handle).WithName("GetMatchRunCertificate").Requires(Right.ReadDossiers);
    }
}
