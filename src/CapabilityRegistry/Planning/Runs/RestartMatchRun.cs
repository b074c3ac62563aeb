using CapabilityRegistry.Kernel;
using CapabilityRegistry.Planning.Runs.Jobs;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Planning.Runs;

public static class RestartMatchRun
{
    /// <summary>Puts a cancelled or failed run back into the queue, with the same input</summary>
    /// <remarks>
    /// From <c>cancelled</c> or <c>failed</c> to <c>queued</c>. The input is the stored one, not made anew: what has changed in the registry since
    /// then does not count. For a plan of what is known now, start a new run. No event is written. The answer is the run, as it waits.
    /// </remarks>
    /// <param name="id">Key of the run, such as RUN-00012.</param>
    public static Task<Results<Versioned<MatchRun>, Refused>> Handle(
        string id, [FromHeader(Name = "If-Match")] string? ifMatch, JobUpdate update, MatchSignals signals, TimeProvider clock, Caller caller,
        HttpContext http)
    {
        http.WhenSuccessful(signals.Wake);
        return update.For(caller).Apply(id, ifMatch, job => job.Restart(clock.Now()));
    }
}
