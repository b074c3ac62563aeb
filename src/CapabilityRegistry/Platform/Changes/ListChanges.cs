using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Audit;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Platform.Changes;

public static class ListChanges
{
    /// <summary>What changed since a sequence number, in order, of the kinds of objects that the caller may read; bound to a state, its own</summary>
    public static async Task<Ok<Page<EventView>>> Handle([AsParameters] EventQuery query, EventStore events, Caller caller, HttpRequest request)
    {
        var rows = await events.Search(query.Search(), caller, query.Take);
        return TypedResults.Ok(Page.Of(request, rows, query.Wanted, each => $"{each.Seq}"));
    }
}
