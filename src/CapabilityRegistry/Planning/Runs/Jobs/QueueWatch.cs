using CapabilityRegistry.Platform.Hosting;

namespace CapabilityRegistry.Planning.Runs.Jobs;

/// <summary>Tidies the queue and wakes the worker for runs that other processes have accepted.</summary>
public sealed class QueueWatch(MatchRunner runner, MatchSignals signals, TimeProvider clock, ILogger<QueueWatch> log)
    : JobWatch(signals, "runs", clock, log)
{
    protected override Task CleanUp(CancellationToken stop) => runner.CleanUp(stop);
}
