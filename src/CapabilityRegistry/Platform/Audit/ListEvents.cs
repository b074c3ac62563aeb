using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Platform.Audit;

public static class ListEvents
{
    /// <summary>Who changed what: the log of events, searched</summary>
    /// <remarks>
    /// By object, actor, action, state and day; filters are combined. Where a rule was set aside with a reason, such as four eyes, the action is
    /// <c>overridden</c>. Every change of an object of the registry is an event, in the order of its number or, with <c>sort=-seq</c>, the last one
    /// first; then <c>after</c> asks for those before a number. None is changed or deleted. Each carries the hash of the one before it, so that a
    /// change of the log shows. Follow <c>next</c> until it is null.
    /// </remarks>
    public static async Task<Ok<Page<EventView>>> Handle(
        [AsParameters] EventQuery query, [AsParameters] EventSortQuery order, EventStore events, Caller caller, HttpRequest request)
    {
        var rows = await events.Search(query.Search(newestFirst: order.IsNewestFirst), caller, query.Take);
        return TypedResults.Ok(Page.Of(request, rows, query.Wanted, each => $"{each.Seq}"));
    }
}
