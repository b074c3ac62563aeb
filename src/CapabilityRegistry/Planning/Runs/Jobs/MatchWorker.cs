using CapabilityRegistry.Platform.Hosting;

namespace CapabilityRegistry.Planning.Runs.Jobs;

/// <summary>Carries out runs in the background.</summary>
public sealed class MatchWorker(MatchRunner runner, MatchSignals signals, MatchSettings settings, ILogger<MatchWorker> log)
    : JobWorker(signals, settings.JobsAtOnce, "run", log)
{
    protected override Task<bool> RunNext(CancellationToken stop) => runner.RunNext(stop);
}
