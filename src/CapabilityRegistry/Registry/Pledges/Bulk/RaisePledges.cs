using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Endpoints;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Registry.Pledges.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Pledges.Bulk;

public static class RaisePledges
{
    /// <summary>Raises up to 1,000 pledges by one level, each as its own step does: all or none of them, or one by one</summary>
    public static Task<Results<Ok<BulkOutcome>, Refused>> Handle(
        RaisePledgesRequest request, BulkChanges bulk, PledgeUpdate step, PledgeStore pledges, Caller caller) =>
        bulk.Each(request.Mode, request.Items, async each => await RaisePledge.Handle(each.Id, each, Precondition.ETag(each.Version), step, pledges, caller));
}
