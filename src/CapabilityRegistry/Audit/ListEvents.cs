using CapabilityRegistry.Events;
using CapabilityRegistry.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Audit;

public static class ListEvents
{
    /// <summary>Who changed what: the log of events, searched by object, actor, action, state and day</summary>
    public static async Task<Ok<Page<EventView>>> Handle([AsParameters] EventQuery query, EventStore events, Caller caller, HttpRequest request)
    {
        var rows = await events.Search(query.Search(), caller, query.Take);
        return TypedResults.Ok(Page.Of(request, rows, query.Wanted, each => $"{each.Seq}"));
    }
}
