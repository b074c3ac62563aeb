using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Endpoints;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Pledges.Bulk;

public static class SubmitPledges
{
    /// <summary>Hands in up to 1,000 drafts or returned pledges, each as its own step does: all or none of them, or one by one</summary>
    public static Task<Results<Ok<BulkOutcome>, Refused>> Handle(
        StepPledgesRequest request, BulkChanges bulk, PledgeUpdate step, EventLog log, Caller caller) =>
        bulk.Each(request.Mode, request.Items, async each => await SubmitPledge.Handle(each.Id, Precondition.ETag(each.Version), step, log, caller));
}
