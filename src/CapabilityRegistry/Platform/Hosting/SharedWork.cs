using System.Diagnostics;
using CapabilityRegistry.Kernel.Telemetry;

namespace CapabilityRegistry.Platform.Hosting;

/// <summary>
/// Recurring work that one of the processes on a database does for all. It takes a turn with a lease, which it renews while it works; if it dies, another
/// takes the next turn once the lease is over. A process that has lost its turn, having been held up for longer, is stopped at its next sign of life; what it
/// still writes until then is guarded by versions, as every change is.
/// </summary>
/// <param name="name">The key of the work in the database; at most 50 characters.</param>
/// <param name="what">What is done, as a noun phrase for the log: "the deletion of old records".</param>
/// <param name="pause">The time from one beginning to the next.</param>
/// <param name="first">The time from the start of the program to the first look.</param>
public abstract class SharedWork(
    string name, string what, TimeSpan pause, WorkTurns turns, TimeProvider clock, ILogger log, TimeSpan first = default)
    : RecurringWork(what, WorkTurns.Look, clock, log, first)
{
    private static readonly TimeSpan Retry = TimeSpan.FromMinutes(5);

    private bool _hasLooked;

    public string Name => name;

    public TimeSpan Pause => pause;

    /// <summary>Does the work; the token also tells that the turn was lost.</summary>
    protected abstract Task ForAll(CancellationToken stop);

    /// <summary>So many objects are recorded.</summary>
    protected void Count(int recorded) => RegistryMeter.Recorded.Add(recorded, new KeyValuePair<string, object?>(RegistryMeter.WorkTag, name));

    // What is due depends on the program and its settings too, so the first process of a new version looks whenever the last turn was.
    protected sealed override async Task Once(CancellationToken stop)
    {
        await turns.Take(name, _hasLooked ? pause : TimeSpan.Zero, Retry, Turn, stop);
        _hasLooked = true;
    }

    // Only what is done is a trace, not each look whether it is due.
    private async Task Turn(CancellationToken stop)
    {
        using var span = RegistryMeter.Spans.StartActivity($"work {name}");
        span?.SetTag(RegistryMeter.WorkTag, name);
        try
        {
            await ForAll(stop);
        }
        catch (Exception) when (!stop.IsCancellationRequested)
        {
            span?.SetStatus(ActivityStatusCode.Error);
            RegistryMeter.WorkFailures.Add(1, new KeyValuePair<string, object?>(RegistryMeter.WorkTag, name));
            throw;
        }
    }
}
