using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Visits.Drafts;

public static class GetOutcomeDraft
{
    /// <summary>What is noted so far of the outcome of a visit for one unit</summary>
    /// <remarks>
    /// For those who may record that outcome: nobody of the pledging state, and not the person who submitted the pledge. 404 while nothing is saved, and once
    /// the outcome is recorded or the visit cancelled. The <c>ETag</c> is its version, which saving and deleting it name in <c>If-Match</c>.
    /// </remarks>
    /// <param name="id">Keys of the visit and of the pledge, such as AAV-00031-KAZ-00042.</param>
    public static async Task<Results<Versioned<OutcomeDraft>, Refused>> Handle(string id, OutcomeDraftStore drafts, OutcomeDraftUpdate update, Caller caller) =>
        await update.Against(id, caller) is { } refused ? refused
        : await drafts.Find(id, caller) is { } draft ? new Versioned<OutcomeDraft>(draft, draft.Version)
        : Refused.Missing(OutcomeDraftUpdate.Kind, id);
}
