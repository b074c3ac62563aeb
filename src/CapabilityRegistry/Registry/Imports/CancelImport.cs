using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Registry.Imports.Jobs;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Imports;

public static class CancelImport
{
    /// <summary>Stops an import, or gives it up before it is carried out</summary>
    /// <remarks>
    /// From every status but <c>done</c>, <c>failed</c>, <c>cancelled</c> and <c>expired</c> to <c>cancelled</c>. What was written one by one until then stays,
    /// and the rows say what that is; of all or nothing, nothing is written. No event is written. The answer is the import.
    /// </remarks>
    /// <param name="id">Key of the import, such as IMP-00012.</param>
    public static Task<Results<Versioned<Import>, Refused>> Handle(
        string id, [FromHeader(Name = "If-Match")] string? ifMatch, ImportUpdate update, ImportSignals signals, EventLog log, Caller caller,
        HttpContext http) =>
        update.For(caller).Apply(id, ifMatch, job => Stopped(job.Cancel(log.Now), signals, http));

    // Before the row is written: whoever writes all or nothing may hold the database meanwhile. Stopped for nothing, the import goes on by itself.
    private static Decision<ImportJob> Stopped(Decision<ImportJob> cancelled, ImportSignals signals, HttpContext http)
    {
        if (cancelled.Granted is { } job && !DryRun.IsAsked(http))
        {
            signals.Stop(job.Id);
        }

        return cancelled;
    }
}
