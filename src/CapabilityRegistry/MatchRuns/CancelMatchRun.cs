using CapabilityRegistry.Events;
using CapabilityRegistry.Http;
using CapabilityRegistry.MatchRuns.Jobs;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.MatchRuns;

public static class CancelMatchRun
{
    /// <summary>Takes a run out of the queue, or stops it: at once in this process, within seconds in another</summary>
    public static Task<Results<Versioned<MatchRun>, Refused>> Handle(
        string id, [FromHeader(Name = "If-Match")] string? ifMatch, JobUpdate step, MatchSignals signals, MatchSettings settings,
        EventLog log, Caller caller, HttpContext http)
    {
        http.WhenSuccessful(() => signals.Stop(id));
        return step.For(caller).Apply(id, ifMatch, job => job.Cancel(log.Now, settings.KeepScenarios));
    }
}
