using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Endpoints;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Registry.Pledges.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Pledges;

public static class GetPledgeHistory
{
    /// <summary>Everything that happened to a pledge: who, what, when, why</summary>
    /// <remarks>
    /// In the order of time: the first event holds the whole object, each later one a merge patch (RFC 7386) with what it changed. Members that the
    /// caller may not see are left out and named in <c>redacted</c>. For more than one page, follow <c>next</c> until it is null.
    /// </remarks>
    /// <param name="id">Key of the pledge, such as KAZ-00042.</param>
    public static async Task<Results<Ok<Page<EventView>>, NotFoundAnswer>> Handle(
        string id, [AsParameters] SequenceQuery query, PledgeStore pledges, ObjectHistory history, Caller caller, HttpRequest request) =>
        await history.Of(PledgeStore.Kind, id, await pledges.Find(id, caller), query, caller, request);
}
