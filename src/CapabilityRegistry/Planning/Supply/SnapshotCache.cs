using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Events;

namespace CapabilityRegistry.Planning.Supply;

/// <summary>
/// The one snapshot of this process, shared by candidates, gaps, forecast, proposals and runs. It is renewed on a connection of its own, by one renewal at a
/// time, which goes on when the request that asked for it is given up. Each renewal reads what the log had at its beginning, so however fast others write,
/// whoever asks waits for two renewals at most.
/// </summary>
public sealed class SnapshotCache(IServiceScopeFactory scopes, IHostApplicationLifetime host, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private volatile Dated? _last;
    private Task<Dated>? _renewal;
    private Anchor _asked = Anchor.Start;
    private long _begun;

    /// <summary>The snapshot of now, no older than the call.</summary>
    /// <param name="events">Tells where the log ends.</param>
    /// <param name="cancel">Gives up waiting, and nothing else.</param>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    public async Task<Snapshot> Now(EventStore events, CancellationToken cancel)
    {
        var (end, today) = (await events.HeadAnchor(), clock.Today());
        // In this order: whatever is begun after the number was read is as new as that end.
        Demand(end);
        var asked = Interlocked.Read(ref _begun);
        while (true)
        {
            // What was begun after the question is newer than it, be it a number that is lower, of a database that was restored from a backup.
            if (_last is { } last && last.Snapshot.JudgedOn >= today && (last.Snapshot.LastEvent == end || last.Number > asked))
            {
                return last.Snapshot;
            }

            await Renewal().WaitAsync(cancel);
        }
    }

    /// <summary>The snapshot that was read last, whatever has happened since, and when it had been read; null before the first.</summary>
    public (DateTimeOffset At, Snapshot Snapshot)? Last => _last is { } last ? (last.At, last.Snapshot) : null;

    /// <summary>Reads what has happened since the last time.</summary>
    public Task Renew(CancellationToken cancel) => Renewal().WaitAsync(cancel);

    private Task<Dated> Renewal()
    {
        lock (_lock)
        {
            return _renewal is { IsCompleted: false } running ? running : _renewal = Task.Run(() => Renewed(Interlocked.Increment(ref _begun)));
        }
    }

    private void Demand(Anchor end)
    {
        lock (_lock)
        {
            _asked = end.Seq > _asked.Seq ? end : _asked;
        }
    }

    private async Task<Dated> Renewed(long number)
    {
        await using var scope = scopes.CreateAsyncScope();
        var work = scope.ServiceProvider.GetRequiredService<Work>();
        work.Cancel = host.ApplicationStopping;
        await ReadSecondary(work, scope.ServiceProvider.GetRequiredService<EventStore>());
        work.ReadsOneSnapshot = true;
        var next = await scope.ServiceProvider.GetRequiredService<NextSnapshotReader>().Next(_last?.Snapshot);
        return _last = new(number, next, clock.GetUtcNow());
    }

    // What is read there is neither older than what somebody asks for nor than what was read before.
    private async Task ReadSecondary(Work work, EventStore events)
    {
        if (work.HasSecondary)
        {
            var least = Least() is { Seq: > 0 } known ? known : await events.LastBy(null);
            await work.ReadSecondary(() => events.Holds(least));
        }
    }

    private Anchor Least()
    {
        lock (_lock)
        {
            return _last?.Snapshot.LastEvent is { } last && last.Seq > _asked.Seq ? last : _asked;
        }
    }

    /// <param name="Number">Of the renewal, counted from the start of the process.</param>
    private sealed record Dated(long Number, Snapshot Snapshot, DateTimeOffset At);
}
