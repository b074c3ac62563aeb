using CapabilityRegistry.Platform.Hosting;

namespace CapabilityRegistry.Planning.Runs.Jobs;

/// <summary>Tidies the queue and wakes the worker for runs that other processes have accepted.</summary>
public sealed class QueueWatch(MatchRunner runner, MatchSignals signals, TimeProvider clock, ILogger<QueueWatch> log)
    : RecurringWork("the clean-up of the queue of runs", TimeSpan.FromSeconds(5), clock, log)
{
    protected override async Task Once(CancellationToken stop)
    {
        try
        {
            await runner.CleanUp(stop);
        }
        finally
        {
            signals.Wake();
        }
    }
}
