using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Registry.Catalogue;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Visits.Drafts;

public static class SaveOutcomeDraft
{
    /// <summary>Saves what is noted so far of the outcome of a visit for one unit</summary>
    /// <remarks>
    /// By those who may record that outcome, while the visit is <c>scheduled</c> and the unit has no outcome. It takes as much of an outcome as there is, and
    /// refuses what is wrong by itself; whether all is there and fits together is asked when the outcome is recorded. The first time it is sent without
    /// <c>If-Match</c>, from then on with the <c>ETag</c> that was read, so that nobody of a team overwrites another unseen. A draft is a working paper:
    /// no event tells of it, nobody else reads it, and it goes when the outcome is recorded or the visit cancelled. It stays when its pledge is withdrawn,
    /// since the outcome can still be recorded.
    /// </remarks>
    /// <param name="id">Keys of the visit and of the pledge, such as AAV-00031-KAZ-00042.</param>
    public static async Task<Results<Added<OutcomeDraft>, Versioned<OutcomeDraft>, Refused>> Handle(
        string id, OutcomeNotes notes, ReadOnlyMembers readOnly, [FromHeader(Name = "If-Match")] string? ifMatch, OutcomeDraftUpdate update,
        CatalogueStore catalogue, Caller caller) =>
        VisitChecks.Faults(notes, await catalogue.Checklists()) is { Count: > 0 } faults
            ? Refused.Invalid(faults)
            : await update.Save(id, notes, readOnly, ifMatch, caller);
}
