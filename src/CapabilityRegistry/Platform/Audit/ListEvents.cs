using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Platform.Audit;

public static class ListEvents
{
    /// <summary>Who changed what: the log of events, searched by object, actor, action, state and day</summary>
    public static async Task<Ok<Page<EventView>>> Handle([AsParameters] EventQuery query, EventStore events, Caller caller, HttpRequest request)
    {
        var rows = await events.Search(query.Search(), caller, query.Take);
        return TypedResults.Ok(Page.Of(request, rows, query.Wanted, each => $"{each.Seq}"));
    }
}
