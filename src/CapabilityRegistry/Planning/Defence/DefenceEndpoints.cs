using CapabilityRegistry.Kernel.Access;
using CapabilityRegistry.Platform.Access;

namespace CapabilityRegistry.Planning.Defence;

/// <summary>Maps the routes of what defends a plan.</summary>
public static class DefenceEndpoints
{
    public static void MapDefence(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1/match-runs/{id}").WithTags("Matching").Requires(Right.ReadDossiers);
        group.MapPost("/replay", ReplayMatchRun.Handle).WithName("ReplayMatchRun");
        group.MapGet("/compare", CompareMatchRuns.Handle).WithName("CompareMatchRuns");
        group.MapGet("/dossier", GetMatchRunDossier.Handle).WithName("GetMatchRunDossier");
        group.MapGet("/certificate", GetMatchRunCertificate.Handle).WithName("GetMatchRunCertificate");
    }
}
