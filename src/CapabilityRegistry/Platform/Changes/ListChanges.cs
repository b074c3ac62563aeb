using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Audit;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Platform.Changes;

public static class ListChanges
{
    private const string PreferText = "wait=N to wait up to N seconds, 90 at most, for the next event if there is none yet (RFC 7240). "
        + "Preference-Applied tells how long would have been waited.";

    private const string LastEventText = "The last event that was received, as browsers send it when they go on with a stream; counts before after.";

    /// <summary>What changed since a sequence number, in order, of the kinds of objects that the caller may read; bound to a state, its own. With
    /// Accept: text/event-stream as it comes</summary>
    public static async Task<Results<Ok<Page<EventView>>, WaitedChangesAnswer, StreamedChangesAnswer>> Handle(
        [AsParameters] EventQuery query, [Description(PreferText)][FromHeader(Name = PreferWait.Header)] string? prefer,
        [Description(LastEventText)][RegularExpression("^[0-9]{1,15}$")][FromHeader(Name = "Last-Event-ID")] string? lastEventId,
        EventStore events, Caller caller, HttpRequest request)
    {
        var search = query.Search();
        search = lastEventId is null ? search : search with { After = long.Parse(lastEventId, CultureInfo.InvariantCulture) };
        if (AcceptHeader.Quality(request, StreamedChangesAnswer.MediaType) > AcceptHeader.Quality(request, "application/json"))
        {
            return new StreamedChangesAnswer(search, caller);
        }

        var (rows, patience) = (await events.Search(search, caller, query.Take), PreferWait.Of(prefer));
        if (patience is null)
        {
            return Page(request, query, rows);
        }

        if (rows.Count == 0)
        {
            return new WaitedChangesAnswer(query, search, patience.Value, caller);
        }

        request.HttpContext.Response.Headers[PreferWait.Applied] = $"wait={patience.Value.TotalSeconds:0}";
        return Page(request, query, rows);
    }

    internal static Ok<Page<EventView>> Page(HttpRequest request, EventQuery query, IReadOnlyList<EventView> rows) =>
        TypedResults.Ok(Http.Answers.Page.Of(request, rows, query.Wanted, each => $"{each.Seq}"));
}
