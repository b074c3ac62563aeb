using System.Text.Json.Nodes;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.OpenApi.Contract;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.Pledges.Shares;
using CapabilityRegistry.Registry.Pledges.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Pledges;

public static class PatchPledge
{
    /// <summary>Changes some of the content of a pledge that is a draft or was returned</summary>
    /// <remarks>
    /// The patch is applied to what GET gives, and the result is judged as if it had been sent by PUT. The status stays as it is. The event is
    /// <c>edited</c>, as with PUT. The answer is the whole pledge in its new version.
    /// </remarks>
    /// <param name="id">Key of the pledge, such as KAZ-00042.</param>
    public static async Task<Results<Versioned<Pledge>, Refused>> Handle(
        string id, JsonObject patch, [FromHeader(Name = "If-Match")] string? ifMatch, PatchedContent patched,
        PledgeUpdate step, PledgeStore pledges, ShareUpdate shares, CatalogueStore catalogue, EventLog log, Caller caller) =>
        await patched.Edit<PledgeContent, Pledge>(
            "EditPledge", "pledge", id, ifMatch, (await pledges.Find(id, caller))?.For(caller), patch,
            (content, readOnly) => EditPledge.Handle(id, content, readOnly, ifMatch, step, pledges, shares, catalogue, log, caller));
}
