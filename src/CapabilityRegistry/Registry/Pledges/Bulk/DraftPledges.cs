using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Endpoints;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Pledges.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Pledges.Bulk;

public static class DraftPledges
{
    /// <summary>Drafts up to 1,000 pledges in one request</summary>
    /// <remarks>
    /// Each item is judged as by <c>POST /v1/pledges</c>, and each pledge gets its own key and its own event, <c>drafted</c>. With the mode
    /// <c>all-or-nothing</c> all changes are made or, if anything stands against one of them, none, and the refusal names each such item
    /// (<c>/items/3/…</c>). With <c>one-by-one</c> the others are made all the same. The answer says of each item, in the order of the request, what
    /// became of it: its new version, or the problem.
    /// </remarks>
    public static Task<Results<Ok<BulkOutcome>, Refused>> Handle(
        DraftPledgesRequest request, BulkChanges bulk, PledgeStore pledges, CatalogueStore catalogue, EventLog log, Caller caller) =>
        bulk.Each(request.Mode, request.Items, async each => await DraftPledge.Handle(each, pledges, catalogue, log, caller));
}
