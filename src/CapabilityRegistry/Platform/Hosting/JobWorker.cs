namespace CapabilityRegistry.Platform.Hosting;

/// <summary>Carries out the jobs of a queue in the background: whenever it is woken, until none waits.</summary>
/// <param name="atOnce">How many at a time; 0 if other processes do.</param>
/// <param name="job">What one of them is called in the log: "run".</param>
public abstract partial class JobWorker(JobSignals signals, int atOnce, string job, ILogger log) : BackgroundService
{
    /// <summary>Carries out the job that waits longest.</summary>
    /// <returns>False if none waits.</returns>
    protected abstract Task<bool> RunNext(CancellationToken stop);

    protected sealed override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, atOnce).Select(_ => CarryOut(stoppingToken)));

    private async Task CarryOut(CancellationToken stop)
    {
        await foreach (var _ in signals.Wakes(stop))
        {
            try
            {
                while (await RunNext(stop))
                {
                    // The loop runs until the queue is empty.
                }
            }
            catch (Exception exception) when (!stop.IsCancellationRequested)
            {
                // The database may be away for a while; the next wake tries again.
                Stumbled(job, exception);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "The next {Job} of the queue could not be carried out.")]
    private partial void Stumbled(string job, Exception exception);
}

/// <summary>Tidies a queue and wakes its worker for jobs that other processes have accepted.</summary>
/// <param name="jobs">What they are called in the log: "runs".</param>
public abstract class JobWatch(JobSignals signals, string jobs, TimeProvider clock, ILogger log)
    : RecurringWork($"the clean-up of the queue of {jobs}", TimeSpan.FromSeconds(5), clock, log)
{
    protected abstract Task CleanUp(CancellationToken stop);

    protected sealed override async Task Once(CancellationToken stop)
    {
        try
        {
            await CleanUp(stop);
        }
        finally
        {
            signals.Wake();
        }
    }
}
