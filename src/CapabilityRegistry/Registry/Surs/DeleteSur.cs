using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Surs;

public static class DeleteSur
{
    /// <summary>Deletes a statement that was drafted by mistake</summary>
    /// <remarks>
    /// Only while it is a draft; a published statement stays for good. Neither its key nor the number of its edition is given again. The event is
    /// <c>deleted</c>. The answer is the statement with <c>deletedOn</c>. It is found nowhere afterwards but in the log of events and, with
    /// <c>changedSince</c>, in lists, so that copies elsewhere learn of it.
    /// </remarks>
    /// <param name="id">Key of the statement, such as STMT-00012.</param>
    public static Task<Results<Versioned<Sur>, Refused>> Handle(
        string id, [FromHeader(Name = "If-Match")] string? ifMatch, SurUpdate step, EventLog log, Caller caller) =>
        step.For(new Change(Actions.Deleted, caller)).Apply(id, ifMatch, sur => sur.Delete(log.Today));
}
