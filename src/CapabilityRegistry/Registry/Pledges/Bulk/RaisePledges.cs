using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Endpoints;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Registry.Pledges.Readiness;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Pledges.Bulk;

public static class RaisePledges
{
    /// <summary>Raises up to 1,000 pledges by one level in one request</summary>
    /// <remarks>
    /// Each item names the key, the version that it is decided on and the level, and is judged as by <c>POST /v1/pledges/{id}/raise</c>: the gates of
    /// the level and four eyes hold. The event of each is <c>raised</c>. With the mode <c>all-or-nothing</c> all changes are made or, if anything
    /// stands against one of them, none, and the refusal names each such item (<c>/items/3/…</c>). With <c>one-by-one</c> the others are made all the
    /// same. The answer says of each item, in the order of the request, what became of it: its new version, or the problem.
    /// </remarks>
    public static Task<Results<Ok<BulkOutcome>, Refused>> Handle(
        RaisePledgesRequest request, BulkChanges bulk, PledgeUpdate step, PledgeReadiness readiness, Caller caller) =>
        bulk.Each(request.Mode, request.Items,
            async each => await RaisePledge.Handle(each.Id, each, Precondition.ETag(each.Version), step, readiness, caller));
}
