using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Endpoints;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Pledges.Bulk;

public static class ReturnPledges
{
    /// <summary>Hands up to 1,000 pledges back to their states, each as its own step does: all or none of them, or one by one</summary>
    public static Task<Results<Ok<BulkOutcome>, Refused>> Handle(ReturnPledgesRequest request, BulkChanges bulk, PledgeUpdate step, Caller caller) =>
        bulk.Each(request.Mode, request.Items, async each => await ReturnPledge.Handle(each.Id, each, Precondition.ETag(each.Version), step, caller));
}
