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

    /// <summary>Does the work; the token also tells that the turn was lost.</summary>
    protected abstract Task ForAll(CancellationToken stop);

    // What is due depends on the program and its settings too, so the first process of a new version looks whenever the last turn was.
    protected sealed override async Task Once(CancellationToken stop)
    {
        await turns.Take(name, _hasLooked ? pause : TimeSpan.Zero, Retry, ForAll, stop);
        _hasLooked = true;
    }
}
