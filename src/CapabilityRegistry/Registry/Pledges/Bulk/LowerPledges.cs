using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Endpoints;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Pledges.Bulk;

public static class LowerPledges
{
    /// <summary>Lowers up to 1,000 pledges in one request</summary>
    /// <remarks>
    /// Each item names the key, the version that it is decided on, the level and the reason, and is judged as by
    /// <c>POST /v1/pledges/{id}/lower</c>. The event of each is <c>lowered</c>. With the mode <c>all-or-nothing</c> all changes are made or, if anything
    /// stands against one of them, none, and the refusal names each such item (<c>/items/3/…</c>). With <c>one-by-one</c> the others are made all the
    /// same. The answer says of each item, in the order of the request, what became of it: its new version, or the problem. (Four eyes are set aside
    /// for one pledge at a time: there is no bulk override.)
    /// </remarks>
    public static Task<Results<Ok<BulkOutcome>, Refused>> Handle(
        LowerPledgesRequest request, BulkChanges bulk, PledgeUpdate step, EventLog log, Caller caller) =>
        bulk.Each(request.Mode, request.Items, async each => await LowerPledge.Handle(each.Id, each, Precondition.ETag(each.Version), step, log, caller));
}
