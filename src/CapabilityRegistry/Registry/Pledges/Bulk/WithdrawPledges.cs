using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Endpoints;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Pledges.Bulk;

public static class WithdrawPledges
{
    /// <summary>Takes up to 1,000 pledges back, each as its own step does: all or none of them, or one by one</summary>
    public static Task<Results<Ok<BulkOutcome>, Refused>> Handle(WithdrawPledgesRequest request, BulkChanges bulk, PledgeUpdate step, Caller caller) =>
        bulk.Each(request.Mode, request.Items, async each => await WithdrawPledge.Handle(each.Id, each, Precondition.ETag(each.Version), step, caller));
}
