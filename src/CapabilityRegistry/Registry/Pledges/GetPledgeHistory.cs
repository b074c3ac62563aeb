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
    /// <summary>Everything that happened to a pledge, the first event first: who, what, when, why</summary>
    public static async Task<Results<Ok<Page<EventView>>, NotFoundAnswer>> Handle(
        string id, [AsParameters] SequenceQuery query, PledgeStore pledges, ObjectHistory history, Caller caller, HttpRequest request) =>
        await history.Of(PledgeStore.Kind, id, await pledges.Find(id, caller), query, caller, request);
}
