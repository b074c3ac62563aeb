using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Platform.Endpoints;

/// <summary>Answers with the history of one object.</summary>
public sealed class ObjectHistory(EventStore events)
{
    /// <param name="kind">Of the object, as in the events.</param>
    /// <param name="found">The object; null if there is none that the caller may see, and so no history.</param>
    public async Task<Results<Ok<Page<EventView>>, NotFoundAnswer>> Of(
        string kind, string id, IVersioned? found, SequenceQuery query, Caller caller, HttpRequest request)
    {
        if (found is null)
        {
            return new NotFoundAnswer(kind, id);
        }

        var rows = await events.Of(kind, id, query.After ?? 0, caller, query.Take);
        return TypedResults.Ok(Page.Of(request, rows, query.Wanted, each => $"{each.Seq}"));
    }
}
