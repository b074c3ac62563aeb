using System.Text.Json.Nodes;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Platform.OpenApi.Contract;
using CapabilityRegistry.Registry.Catalogue;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Visits.Drafts;

public static class PatchOutcomeDraft
{
    /// <summary>Saves some of what is noted of an outcome, and leaves the rest as it is</summary>
    /// <remarks>
    /// The patch is applied to what GET gives, and the result is judged as if it had been sent by PUT, with which a draft is begun. The answer is the whole
    /// draft in its new version.
    /// </remarks>
    /// <param name="id">Keys of the visit and of the pledge, such as AAV-00031-KAZ-00042.</param>
    public static async Task<Results<Versioned<OutcomeDraft>, Refused>> Handle(
        string id, JsonObject patch, [FromHeader(Name = "If-Match")] string? ifMatch, PatchedContent patched, OutcomeDraftStore drafts,
        OutcomeDraftUpdate update, CatalogueStore catalogue, Caller caller) =>
        await update.Against(id, caller) is { } refused
            ? refused
            : await patched.Edit<OutcomeNotes, OutcomeDraft>(
                "SaveOutcomeDraft", OutcomeDraftUpdate.Kind, id, ifMatch, await drafts.Find(id, caller), patch,
                async (notes, readOnly) =>
                {
                    var saved = await SaveOutcomeDraft.Handle(id, notes, readOnly, ifMatch, update, catalogue, caller);
                    return saved.Result is Versioned<OutcomeDraft> draft ? draft : (Refused)saved.Result;
                });
}
