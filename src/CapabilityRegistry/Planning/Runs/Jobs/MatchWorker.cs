namespace CapabilityRegistry.Planning.Runs.Jobs;

/// <summary>Carries out runs in the background.</summary>
public sealed partial class MatchWorker(
    MatchRunner runner, MatchSignals signals, MatchSettings settings, ILogger<MatchWorker> log) : BackgroundService
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

    [LoggerMessage(LogLevel.Error, "The next run of the queue could not be carried out.")]
    private partial void Stumbled(Exception exception);
}
