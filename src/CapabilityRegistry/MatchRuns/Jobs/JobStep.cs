using CapabilityRegistry.Events;
using CapabilityRegistry.Http;

namespace CapabilityRegistry.MatchRuns.Jobs;

/// <summary>The way of every step that somebody takes with a run. It changes a calculation, not the registry.</summary>
public sealed class JobStep(JobStore jobs, EventLog log)
{
    public Step<MatchJob, MatchRun> For(Caller caller) => new(
        "match run",
        id => jobs.Find(id, caller),
        job => job.Version,
        (_, after) => Save(after),
        job => MatchRun.Of(job, caller));

    private Task<bool> Save(MatchJob job)
    {
        log.NothingToTell();
        return jobs.Save(job);
    }
}
