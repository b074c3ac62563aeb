using CapabilityRegistry.Kernel;
using CapabilityRegistry.Planning.Defence.Dossiers;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Planning.Defence;

public static class GetMatchRunDossier
{
    /// <summary>
    /// Everything that is needed to defend a plan, as JSON or as a page to print: what was asked, the proof, each line with its points,
    /// who was not taken and why, and how to check it
    /// </summary>
    public static async Task<Results<DossierAnswer, Refused>> Handle(
        string id, [AsParameters] DossierQuery query, FinishedRuns runs, Caller caller, HttpRequest request)
    {
        var (run, refused) = await runs.Find(id, caller);
        return run is null ? refused! : new DossierAnswer(new Dossier(run).For(caller), query.IsPage(request));
    }
}
