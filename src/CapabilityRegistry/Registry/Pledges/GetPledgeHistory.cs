using CapabilityRegistry.Kernel;
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
        string id, [AsParameters] SequenceQuery query, PledgeStore pledges, EventStore events, Caller caller, HttpRequest request)
    {
        if (await pledges.Find(id, caller) is null)
        {
            return new NotFoundAnswer("pledge", id);
        }

        var rows = await events.Of(PledgeStore.Kind, id, query.After ?? 0, caller, query.Take);
        return TypedResults.Ok(Page.Of(request, rows, query.Wanted, each => $"{each.Seq}"));
    }
}
