namespace CapabilityRegistry.Platform.Hosting;

/// <summary>
/// Work that is done a second after the start, which is for the first requests, and then every so often. If it fails, that is logged, and the next time
/// tries again.
/// </summary>
/// <param name="what">What is done, as a noun phrase for the log: "the deletion of old records".</param>
/// <param name="pause">The time from one beginning to the next.</param>
/// <param name="first">The time from a second after the start to the first: what reads much leaves the first requests their processor.</param>
public abstract partial class RecurringWork(string what, TimeSpan pause, TimeProvider clock, ILogger log, TimeSpan first = default) : BackgroundService
{
    // By the time of the machine, whatever the clock of the registry says: it is about the processor.
    private static readonly TimeSpan AfterTheStart = TimeSpan.FromSeconds(1);

    protected TimeProvider Clock => clock;

    protected abstract Task Once(CancellationToken stop);

    // Not a periodic timer: however far the clock is moved forward, the work is due once.
    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(AfterTheStart, TimeProvider.System, stoppingToken);
        if (first > TimeSpan.Zero)
        {
            await Task.Delay(first, clock, stoppingToken);
        }

        while (true)
        {
            var due = clock.GetUtcNow() + pause;
            await Try(stoppingToken);
            if (due - clock.GetUtcNow() is var wait && wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, clock, stoppingToken);
            }
        }
    }

    private async Task Try(CancellationToken stop)
    {
        try
        {
            await Once(stop);
        }
        catch (Exception failure) when (!stop.IsCancellationRequested)
        {
            Failed(what, pause, failure);
        }
    }

    [LoggerMessage(LogLevel.Error, "Not done: {What}. The next attempt is in {Pause}.")]
    private partial void Failed(string what, TimeSpan pause, Exception failure);
}
