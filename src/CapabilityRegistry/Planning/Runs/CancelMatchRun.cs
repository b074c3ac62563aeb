using CapabilityRegistry.Kernel;
using CapabilityRegistry.Planning.Runs.Jobs;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Planning.Runs;

public static class CancelMatchRun
{
    /// <summary>Takes a run out of the queue, or stops it</summary>
    /// <remarks>
    /// From <c>queued</c> or <c>running</c> to <c>cancelled</c>: it has no plan then, and what was found so far is lost. A run that another process
    /// carries out stops within seconds. No event is written. The answer is the run without a plan; it may be restarted.
    /// </remarks>
    /// <param name="id">Key of the run, such as RUN-00012.</param>
    public static Task<Results<Versioned<MatchRun>, Refused>> Handle(
        string id, [FromHeader(Name = "If-Match")] string? ifMatch, JobUpdate update, MatchSignals signals, MatchSettings settings,
        EventLog log, Caller caller, HttpContext http)
    {
        http.WhenSuccessful(() => signals.Stop(id));
        return update.For(caller).Apply(id, ifMatch, job => job.Cancel(log.Now, settings.KeepScenarios));
    }
}
