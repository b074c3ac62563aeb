using System.Text.Json.Nodes;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.OpenApi.Contract;
using CapabilityRegistry.Registry.Catalogue;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Individuals;

public static class PatchIndividualPledge
{
    /// <summary>Changes some of what the own state says of individuals whom it offers</summary>
    /// <remarks>
    /// The patch is applied to what GET gives, and the result is judged as if it had been sent by PUT. The event is <c>edited</c>, as with PUT. The
    /// answer is the whole offer in its new version.
    /// </remarks>
    /// <param name="id">Key of the offer, such as INDIV-00012.</param>
    public static async Task<Results<Versioned<IndividualPledge>, Refused>> Handle(
        string id, JsonObject patch, [FromHeader(Name = "If-Match")] string? ifMatch, PatchedContent patched, IndividualPledgeStore offers,
        CatalogueStore catalogue, EventLog log, Caller caller) =>
        await patched.Edit<IndividualPledgeContent, IndividualPledge>(
            "EditIndividualPledge", "offer of individuals", id, ifMatch, await offers.Find(id, caller), patch,
            (content, readOnly) => EditIndividualPledge.Handle(id, content, readOnly, ifMatch, offers, catalogue, log, caller));
}
