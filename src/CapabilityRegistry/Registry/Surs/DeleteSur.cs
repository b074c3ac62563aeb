using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Surs;

public static class DeleteSur
{
    /// <summary>Deletes a statement that was drafted by mistake; its edition is not given again</summary>
    public static Task<Results<Versioned<Sur>, Refused>> Handle(
        string id, [FromHeader(Name = "If-Match")] string? ifMatch, SurUpdate step, EventLog log, Caller caller) =>
        step.For(new Change(Actions.Deleted, caller)).Apply(id, ifMatch, sur => sur.Delete(log.Today));
}
