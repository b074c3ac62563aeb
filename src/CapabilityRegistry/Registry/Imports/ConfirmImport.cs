using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Registry.Imports.Jobs;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Imports;

public static class ConfirmImport
{
    /// <summary>Has an import carried out whose rows were tried</summary>
    /// <remarks>
    /// From <c>checked</c> to <c>confirmed</c>; it is carried out in the background, in the name of whoever confirms it, and every row is judged again, since
    /// the registry may have changed. One by one, what is refused leaves the others alone, and what was written stays if it is cancelled. With the mode
    /// <c>all-or-nothing</c> everything is written in one transaction or nothing is: others who change something wait for that. The events are those of the
    /// objects that are made or changed. The answer is the import; ask for it again until it is <c>done</c>.
    /// </remarks>
    /// <param name="id">Key of the import, such as IMP-00012.</param>
    public static Task<Results<Versioned<Import>, Refused>> Handle(
        string id, [FromHeader(Name = "If-Match")] string? ifMatch, ImportUpdate update, ImportSignals signals, Caller caller, HttpContext http)
    {
        http.WhenSuccessful(signals.Wake);
        return update.For(caller).Apply(id, ifMatch, job => job.Confirm(caller));
    }
}
