using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Access;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Endpoints;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;

namespace CapabilityRegistry.Platform.Changes;

/// <summary>The feed for those who wait for it or listen to it: read like its pages, each time in a unit of its own.</summary>
public sealed class ChangeFeed(
    IServiceScopeFactory scopes, NewEvents news, StandingCaller standing, ShownObjects shown, IHostApplicationLifetime host) : IDisposable
{
    /// <summary>After so long without an event, a listener is told that the line is alive.</summary>
    public static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    /// <summary>How many may listen to this host at a time; every one holds a connection.</summary>
    public const int MostListeners = 1_000;

    // When the log grows, all who wait would read it at the same moment.
    private readonly SemaphoreSlim _readers = new(8);
    private int _listeners;

    /// <summary>The events after a place, and the end of the log as it was before they were read.</summary>
    public async Task<(IReadOnlyList<EventView> Events, long Head)> Read(EventSearch search, Caller caller, int take, CancellationToken cancel)
    {
        await _readers.WaitAsync(cancel);
        try
        {
            return await scopes.Read(async (EventStore events) =>
            {
                var head = await events.Head();
                return (await events.Search(search, caller, take), head);
            }, cancel);
        }
        finally
        {
            _readers.Release();
        }
    }

    /// <summary>Waits until there are events after a place, for some time at most, and gives them.</summary>
    public async Task<IReadOnlyList<EventView>> Wait(EventSearch search, Caller caller, int take, TimeSpan most, HttpContext http, TimeProvider clock)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, host.ApplicationStopping);
        var began = clock.GetTimestamp();
        while (true)
        {
            var (events, head) = await Read(search, caller, take, http.RequestAborted);
            // Asked after the reading: what was read after the token had been revoked is not given.
            if (!await standing.IsGood(http))
            {
                return [];
            }

            var left = most - clock.GetElapsedTime(began);
            if (events.Count > 0 || left <= TimeSpan.Zero || !await HaveEventsCome(head, left, end.Token))
            {
                return events;
            }
        }
    }

    /// <summary>Every event from a place on, as it comes, until the token is no longer good, the host stops or the listener leaves.</summary>
    public async IAsyncEnumerable<SseItem<string>> Listen(
        EventSearch search, Caller caller, HttpContext http, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancel, http.RequestAborted, host.ApplicationStopping);
        var after = search.After;
        // Sent at once, so that the listener knows that it is heard.
        yield return Alive(after);
        while (!end.IsCancellationRequested)
        {
            var (events, head) = await Read(search with { After = after }, caller, Page.MostItems, http.RequestAborted);
            // Asked after the reading: what was read after the token had been revoked is not told.
            if (!await standing.IsGood(http))
            {
                yield break;
            }

            shown.Record(http, events);
            foreach (var each in events)
            {
                yield return new SseItem<string>(Json.Write(each), "change") { EventId = $"{each.Seq}" };
            }

            after = events.Count == Page.MostItems ? events[^1].Seq : Math.Max(after, head);
            if (events.Count < Page.MostItems && !await HaveEventsCome(after, Heartbeat, end.Token))
            {
                yield return Alive(after);
            }
        }
    }

    /// <returns>False if as many listen as may.</returns>
    public bool TryJoin()
    {
        if (Interlocked.Increment(ref _listeners) <= MostListeners)
        {
            return true;
        }

        Leave();
        return false;
    }

    public void Leave() => Interlocked.Decrement(ref _listeners);

    public void Dispose() => _readers.Dispose();

    // Whose wait is given up, for whatever reason, has waited long enough.
    private async Task<bool> HaveEventsCome(long seq, TimeSpan most, CancellationToken end)
    {
        try
        {
            return await news.WaitForEventsAfter(seq, most, end);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static SseItem<string> Alive(long after) => new("", "heartbeat") { EventId = $"{after}" };
}
