using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Requests;

namespace CapabilityRegistry.Planning.Runs.Jobs;

/// <summary>Changes a run under If-Match. A run is a calculation: its plan is told by an event, its steps are not.</summary>
public sealed class JobUpdate(JobStore jobs, EventLog log)
{
    public ConditionalUpdate<MatchJob, MatchRun> For(Caller caller) => new(
        "match run",
        id => jobs.Find(id, caller),
        (_, after) => Save(after),
        job => MatchRun.Of(job, caller));

    private Task<bool> Save(MatchJob job)
    {
        log.ExpectNoEvent();
        return jobs.Save(job);
    }
}
