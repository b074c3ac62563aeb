using CapabilityRegistry.Kernel;
using CapabilityRegistry.Planning.Runs.Jobs;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Planning.Runs;

public static class CancelMatchRun
{
    /// <summary>Takes a run out of the queue, or stops it: at once in this process, within seconds in another</summary>
    public static Task<Results<Versioned<MatchRun>, Refused>> Handle(
        string id, [FromHeader(Name = "If-Match")] string? ifMatch, JobUpdate update, MatchSignals signals, MatchSettings settings,
        EventLog log, Caller caller, HttpContext http)
    {
        http.WhenSuccessful(() => signals.Stop(id));
        return update.For(caller).Apply(id, ifMatch, job => job.Cancel(log.Now, settings.KeepScenarios));
    }
}
