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

    /// <summary>What changed since a sequence number, in order</summary>
    /// <remarks>
    /// For systems that keep a copy: remember the <c>seq</c> of the last event that you have taken over, and ask again with <c>after</c>. Only events
    /// of kinds of objects that the caller may read are given and, to a caller who is bound to one state, only those of that state; so numbers may be
    /// missing. The first event of an object holds all of it, a later one a merge patch (RFC 7386). Follow <c>next</c> until it is null, then come
    /// back later, wait for the next event with <c>Prefer: wait=30</c>, or listen with <c>Accept: text/event-stream</c>, which sends each event as it
    /// comes.
    /// </remarks>
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
