using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Access;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Platform.Changes;

public static class ListChanges
{
    /// <summary>Everything that changed since a sequence number, in order; a focal point sees what concerns its own state</summary>
    public static async Task<Ok<Page<EventView>>> Handle([AsParameters] SequenceQuery query, EventStore events, Caller caller, HttpRequest request)
    {
        var tokensToo = Rights.Allows(caller.Role, Right.ReadTokens);
        var rows = await events.After(query.After ?? 0, caller, tokensToo, query.Take);
        return TypedResults.Ok(Page.Of(request, rows, query.Wanted, each => $"{each.Seq}"));
    }
}
