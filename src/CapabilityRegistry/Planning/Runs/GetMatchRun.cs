using CapabilityRegistry.Kernel;
using CapabilityRegistry.Planning.Runs.Jobs;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Planning.Runs;

public static class GetMatchRun
{
    /// <summary>One run: how far it is and, once done, its plan, its proof and what is missing</summary>
    /// <remarks>
    /// While the run is <c>queued</c> or <c>running</c>, <c>Retry-After</c> says when to ask again. Once it is <c>done</c>, <c>assignments</c> is the
    /// plan and <c>gaps</c> what it leaves open, with the reasons; if it has <c>failed</c>, <c>failure</c> says why. A caller who is bound to one
    /// state sees only the lines of that state's pledges; what is left out is named in <c>redacted</c>. The <c>ETag</c> is the version, which goes up
    /// with each change of the status.
    /// </remarks>
    /// <param name="id">Key of the run, such as RUN-00012.</param>
    public static async Task<Results<Versioned<MatchRunView>, NotFoundAnswer>> Handle(string id, JobStore jobs, MatchRunStore runs, Caller caller) =>
        await jobs.Find(id, caller) is { } job ? new Versioned<MatchRunView>(await runs.View(job, caller), job.Version) : new NotFoundAnswer("match run", id);
}
