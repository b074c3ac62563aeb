using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Platform.Changes;

public static class ListChanges
{
    /// <summary>What changed since a sequence number, in order, of the kinds of objects that the caller may read; bound to a state, its own</summary>
    public static async Task<Ok<Page<EventView>>> Handle([AsParameters] SequenceQuery query, EventStore events, Caller caller, HttpRequest request)
    {
        var rows = await events.After(query.After ?? 0, caller, query.Take);
        return TypedResults.Ok(Page.Of(request, rows, query.Wanted, each => $"{each.Seq}"));
    }
}
