using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Hosting;
using Polly;

namespace CapabilityRegistry.Registry.Deficiencies;

/// <summary>
/// Looks once an hour, state by state, for pledges of which the register is not what their lists say: a statement came into force or ceased to be, or a
/// certificate has run out. It records that in small transactions, and finds by itself what is due after a time without a process.
/// </summary>
public sealed class DeficiencySweep(IServiceScopeFactory scopes, ResiliencePipeline retries, TimeProvider clock, ILogger<DeficiencySweep> log)
    : RecurringWork("the comparing of lists with statements", TimeSpan.FromHours(1), clock, log)
{
    /// <summary>How many pledges are looked at again in one transaction.</summary>
    private const int AtOnce = 50;

    protected override async Task Once(CancellationToken stop)
    {
        foreach (var state in await retries.ExecuteAsync(async cancel => await InScope(differences => differences.States(), cancel), stop))
        {
            var due = await retries.ExecuteAsync(async cancel => await InScope(differences => differences.Due(state), cancel), stop);
            foreach (var some in due.Chunk(AtOnce))
            {
                await retries.ExecuteAsync(async cancel => await InScope(differences => differences.Record(some), cancel), stop);
            }
        }
    }

    private async Task<T> InScope<T>(Func<ListDifferences, Task<T>> step, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Work>().Cancel = cancel;
        var done = await step(scope.ServiceProvider.GetRequiredService<ListDifferences>());
        var events = scope.ServiceProvider.GetRequiredService<EventLog>();
        if (events.Pending > 0)
        {
            await events.Commit();
        }

        return done;
    }
}
