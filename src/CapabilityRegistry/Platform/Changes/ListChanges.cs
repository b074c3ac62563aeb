using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Audit;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Platform.Changes;

public static class ListChanges
{
    /// <summary>What changed since a sequence number, in order</summary>
    /// <remarks>
    /// For systems that keep a copy: remember the <c>seq</c> of the last event that you have taken over, and ask again with <c>after</c>. Only events
    /// of kinds of objects that the caller may read are given and, to a caller who is bound to one state, only those of that state; so numbers may be
    /// missing. The first event of an object holds all of it, a later one a merge patch (RFC 7386). Follow <c>next</c> until it is null, then come
    /// back later.
    /// </remarks>
    public static async Task<Ok<Page<EventView>>> Handle([AsParameters] EventQuery query, EventStore events, Caller caller, HttpRequest request)
    {
        var rows = await events.Search(query.Search(), caller, query.Take);
        return TypedResults.Ok(Page.Of(request, rows, query.Wanted, each => $"{each.Seq}"));
    }
}
