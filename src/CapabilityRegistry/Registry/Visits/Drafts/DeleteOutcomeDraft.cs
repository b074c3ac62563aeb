using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Visits.Drafts;

public static class DeleteOutcomeDraft
{
    /// <summary>Throws away what is noted of the outcome of a visit for one unit</summary>
    /// <remarks>
    /// By those who may record that outcome, whatever became of the pledge. No event tells of it. The answer is the draft as it was. 404 while nothing is
    /// saved, and once the outcome is recorded or the visit cancelled, with which it goes.
    /// </remarks>
    /// <param name="id">Keys of the visit and of the pledge, such as AAV-00031-KAZ-00042.</param>
    public static Task<Results<Versioned<OutcomeDraft>, Refused>> Handle(
        string id, [FromHeader(Name = "If-Match")] string? ifMatch, OutcomeDraftUpdate update, Caller caller) => update.Delete(id, ifMatch, caller);
}
