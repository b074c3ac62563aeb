using CapabilityRegistry.Platform.Hosting;

namespace CapabilityRegistry.Registry.Imports.Jobs;

/// <summary>Tries and carries out imports in the background.</summary>
public sealed partial class ImportWorker(
    ImportRunner runner, ImportSignals signals, ImportSettings settings, ILogger<ImportWorker> log) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, settings.JobsAtOnce).Select(_ => CarryOut(stoppingToken)));

    private async Task CarryOut(CancellationToken stop)
    {
        await foreach (var _ in signals.Wakes(stop))
        {
            try
            {
                while (await runner.RunNext(stop))
                {
                    // The loop runs until the queue is empty.
                }
            }
            catch (Exception exception) when (!stop.IsCancellationRequested)
            {
                // The database may be away for a while; the next wake tries again.
                Stumbled(exception);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "The next import of the queue could not be worked on.")]
    private partial void Stumbled(Exception exception);
}

/// <summary>Tidies the queue and wakes the worker for imports that other processes have accepted.</summary>
public sealed class ImportWatch(ImportRunner runner, ImportSignals signals, TimeProvider clock, ILogger<ImportWatch> log)
    : RecurringWork("the clean-up of the queue of imports", TimeSpan.FromSeconds(5), clock, log)
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
