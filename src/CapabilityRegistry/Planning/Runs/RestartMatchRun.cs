using CapabilityRegistry.Kernel;
using CapabilityRegistry.Planning.Runs.Jobs;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Planning.Runs;

public static class RestartMatchRun
{
    /// <summary>Puts a run that was cancelled or has failed back into the queue, with the same input</summary>
    public static Task<Results<Versioned<MatchRun>, Refused>> Handle(
        string id, [FromHeader(Name = "If-Match")] string? ifMatch, JobUpdate update, MatchSignals signals, Caller caller, HttpContext http)
    {
        http.WhenSuccessful(signals.Wake);
        return update.For(caller).Apply(id, ifMatch, job => job.Restart());
    }
}
