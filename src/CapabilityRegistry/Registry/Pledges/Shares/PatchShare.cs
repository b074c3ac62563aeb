using System.Text.Json.Nodes;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.OpenApi.Contract;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Pledges.Shares;

public static class PatchShare
{
    /// <summary>Changes one of the lists of what the own state brings of a joint unit</summary>
    /// <remarks>
    /// The patch is applied to what GET gives, and the result is judged as if it had been sent by PUT. The event is <c>edited</c>, as with PUT. The answer is
    /// the whole share in its new version.
    /// </remarks>
    /// <param name="id">Key of the share, such as SHARE-00012.</param>
    public static async Task<Results<Versioned<ShareView>, Refused>> Handle(
        string id, JsonObject patch, [FromHeader(Name = "If-Match")] string? ifMatch, PatchedContent patched, ShareStore shares, ShareUpdate update,
        Caller caller) =>
        await patched.Edit<ShareContent, ShareView>(
            "EditShare", ShareStore.Kind, id, ifMatch, await shares.Find(id, caller) is { } share ? await update.View(share, caller) : null, patch,
            (content, readOnly) => EditShare.Handle(id, content, readOnly, ifMatch, update, caller));
}
