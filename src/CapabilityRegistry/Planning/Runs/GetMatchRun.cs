using CapabilityRegistry.Kernel;
using CapabilityRegistry.Planning.Runs.Jobs;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Planning.Runs;

public static class GetMatchRun
{
    /// <summary>One run: how far it is; once done, its plan, its proof and the remaining gaps. A focal point sees what its own state won</summary>
    public static async Task<Results<Versioned<MatchRunView>, NotFoundAnswer>> Handle(string id, JobStore jobs, MatchRunStore runs, Caller caller) =>
        await jobs.Find(id, caller) is { } job ? new Versioned<MatchRunView>(await runs.View(job, caller), job.Version) : new NotFoundAnswer("match run", id);
}
