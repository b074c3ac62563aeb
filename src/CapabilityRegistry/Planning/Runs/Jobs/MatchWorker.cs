namespace CapabilityRegistry.Planning.Runs.Jobs;

/// <summary>Carries out runs in the background, and keeps the queue tidy.</summary>
public sealed partial class MatchWorker(
    MatchRunner runner, MatchSignals signals, MatchSettings settings, TimeProvider clock, ILogger<MatchWorker> log) : BackgroundService
{
    // How often the queue is checked for runs started by other processes and for expired leases.
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll([CleanUpRegularly(stoppingToken), .. Enumerable.Range(0, settings.JobsAtOnce).Select(_ => CarryOut(stoppingToken))]);

    private async Task CarryOut(CancellationToken stop)
    {
        await foreach (var _ in signals.Wakes(stop))
        {
            await LogAndGoOn(async () =>
            {
                while (await runner.RunNext(stop))
                {
                    // The loop runs until the queue is empty.
                }
            }, stop);
        }
    }

    private async Task CleanUpRegularly(CancellationToken stop)
    {
        while (true)
        {
            await LogAndGoOn(() => runner.CleanUp(stop), stop);
            signals.Wake();
            // A delay, not a periodic timer: however far the clock is moved forward, only one check becomes due.
            await Task.Delay(Look, clock, stop);
        }
    }

    // The database may be away for a while; the next look tries again.
    private async Task LogAndGoOn(Func<Task> step, CancellationToken stop)
    {
        try
        {
            await step();
        }
        catch (Exception exception) when (!stop.IsCancellationRequested)
        {
            Stumbled(exception);
        }
    }

    [LoggerMessage(LogLevel.Error, "The queue of runs could not be looked after.")]
    private partial void Stumbled(Exception exception);
}
