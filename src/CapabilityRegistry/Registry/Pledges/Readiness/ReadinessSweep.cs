using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Hosting;
using Polly;

namespace CapabilityRegistry.Registry.Pledges.Readiness;

/// <summary>
/// Records once an hour what time has taken away, in small transactions, so that nobody who writes waits for long. After a time without a process it
/// records all that became due meanwhile.
/// </summary>
public sealed class ReadinessSweep(IServiceScopeFactory scopes, ResiliencePipeline retries, TimeProvider clock, ILogger<ReadinessSweep> log)
    : RecurringWork("the recording of lapsed levels and pledges", TimeSpan.FromHours(1), clock, log)
{
    /// <summary>How many pledges are changed in one transaction.</summary>
    private const int AtOnce = 50;

    protected override async Task Once(CancellationToken stop)
    {
        foreach (var state in await retries.ExecuteAsync(async cancel => await InScope(lapses => lapses.States(), cancel), stop))
        {
            var due = await retries.ExecuteAsync(async cancel => await InScope(lapses => lapses.Due(state), cancel), stop);
            foreach (var some in due.Chunk(AtOnce))
            {
                await retries.ExecuteAsync(async cancel => await InScope(lapses => lapses.TakeAway(some), cancel), stop);
            }
        }
    }

    private async Task<T> InScope<T>(Func<PledgeLapses, Task<T>> step, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Work>().Cancel = cancel;
        var done = await step(scope.ServiceProvider.GetRequiredService<PledgeLapses>());
        var events = scope.ServiceProvider.GetRequiredService<EventLog>();
        if (events.Pending > 0)
        {
            await events.Commit();
        }

        return done;
    }
}
