using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Hosting;
using Polly;

namespace CapabilityRegistry.Platform.Endpoints;

/// <summary>
/// Records once an hour what has become due without anybody's doing: state after state, so that no more than the objects of one are in memory, and in small
/// transactions, so that nobody who writes waits for long. What is due follows from the record, so a time without a process loses nothing.
/// </summary>
/// <typeparam name="T">The service that knows what is due.</typeparam>
/// <param name="name">The key of the work in the database.</param>
/// <param name="first">The time from the start of the program to the first look.</param>
public abstract class SweepOfStates<T>(
    string name, string what, TimeSpan first, IServiceScopeFactory scopes, ResiliencePipeline retries, WorkTurns turns, TimeProvider clock, ILogger log)
    : SharedWork(name, what, TimeSpan.FromHours(1), turns, clock, log, first)
    where T : notnull
{
    /// <summary>How many objects are changed in one transaction.</summary>
    private const int AtOnce = 10;

    // Who waits to write on SQLite looks again every 25 ms at first: between two transactions it finds the database free.
    private static readonly TimeSpan ForOthers = TimeSpan.FromMilliseconds(30);

    /// <summary>The states that can have something due.</summary>
    protected abstract Task<IReadOnlyList<string>> States(T of);

    /// <summary>The keys of what is due of a state.</summary>
    protected abstract Task<IReadOnlyList<string>> Due(T of, string state);

    /// <summary>Records what is due of these.</summary>
    protected abstract Task Record(T of, IReadOnlyCollection<string> ids);

    protected override async Task ForAll(CancellationToken stop)
    {
        foreach (var state in await Read(States, stop))
        {
            foreach (var some in (await Read(of => Due(of, state), stop)).Chunk(AtOnce))
            {
                await retries.ExecuteAsync(async cancel => await scopes.Record((T of) => Record(of, some), cancel), stop);
                Count(some.Length);
                await Task.Delay(ForOthers, TimeProvider.System, stop);
            }
        }
    }

    private async Task<IReadOnlyList<string>> Read(Func<T, Task<IReadOnlyList<string>>> read, CancellationToken stop) =>
        await retries.ExecuteAsync(async cancel => await scopes.Read(read, cancel), stop);
}
