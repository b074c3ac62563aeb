using CapabilityRegistry.Kernel;
using CapabilityRegistry.Planning.Defence.Dossiers;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Planning.Defence;

public static class GetMatchRunDossier
{
    /// <summary>Everything that is needed to defend a plan, for people to read</summary>
    /// <remarks>
    /// Of a run that is <c>done</c>: what was asked and supposed, what people decided beforehand, the proof in words, each line with its points, who
    /// was not taken and why, and how to check it. To read and to print it, the pages of the registry have it in six languages: <c>/plans/{id}/dossier</c>.
    /// </remarks>
    /// <param name="id">Key of the run, such as RUN-00012.</param>
    public static async Task<Results<DossierAnswer, Refused>> Handle(
        string id, FinishedRuns runs, Caller caller)
    {
        var (run, refused) = await runs.Find(id, caller);
        return run is null ? refused! : new DossierAnswer(new Dossier(run).For(caller));
    }
}
