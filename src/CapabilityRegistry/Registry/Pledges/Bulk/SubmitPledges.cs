using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Endpoints;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Registry.Pledges.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Pledges.Bulk;

public static class SubmitPledges
{
    /// <summary>Submits up to 1,000 drafts or returned pledges in one request</summary>
    /// <remarks>
    /// Each item names the key and the version that it is decided on, and is judged as by <c>POST /v1/pledges/{id}/submit</c>. The event of each is
    /// <c>submitted</c>. With the mode <c>all-or-nothing</c> all changes are made or, if anything stands against one of them, none, and the refusal
    /// names each such item (<c>/items/3/…</c>). With <c>one-by-one</c> the others are made all the same. The answer says of each item, in the order
    /// of the request, what became of it: its new version, or the problem.
    /// </remarks>
    public static Task<Results<Ok<BulkOutcome>, Refused>> Handle(
        StepPledgesRequest request, BulkChanges bulk, PledgeUpdate step, PledgeStore pledges, EventLog log, Caller caller) =>
        bulk.Each(request.Mode, request.Items, async each => await SubmitPledge.Handle(each.Id, Precondition.ETag(each.Version), step, pledges, log, caller));
}
