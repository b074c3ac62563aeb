using CapabilityRegistry.Platform.Hosting;

namespace CapabilityRegistry.Registry.Imports.Jobs;

/// <summary>Tries and carries out imports in the background.</summary>
public sealed class ImportWorker(ImportRunner runner, ImportSignals signals, ImportSettings settings, ILogger<ImportWorker> log)
    : JobWorker(signals, settings.JobsAtOnce, "import", log)
{
    protected override Task<bool> RunNext(CancellationToken stop) => runner.RunNext(stop);
}

/// <summary>Tidies the queue and wakes the worker for imports that other processes have accepted.</summary>
public sealed class ImportWatch(ImportRunner runner, ImportSignals signals, TimeProvider clock, ILogger<ImportWatch> log)
    : JobWatch(signals, "imports", clock, log)
{
    protected override Task CleanUp(CancellationToken stop) => runner.CleanUp(stop);
}
