using CapabilityRegistry.Platform.Data;

namespace CapabilityRegistry.Platform.AccessLog;

/// <summary>Writes the records of <see cref="AccessLogBuffer"/>, many in one transaction, and repeats until it succeeds.</summary>
public sealed partial class AccessLogWriter(AccessLogBuffer log, WritesWithoutEvent writes, TimeProvider clock,
    ILogger<AccessLogWriter> logger) : BackgroundService
{
    private const int MostAtOnce = 1_000;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    // A transaction costs as much as many records. What is not written yet is lost if the process is killed.
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(20);

    private readonly RecentObjectSets _known = new();

    public override Task StopAsync(CancellationToken cancellationToken)
    {
        // The web server has stopped already: nothing more is shown.
        log.Close();
        return base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await log.Records.WaitToReadAsync(CancellationToken.None))
        {
            await log.Gather(Moment);
            var batch = new List<AccessRecord>();
            while (batch.Count < MostAtOnce && log.Records.TryRead(out var read))
            {
                batch.Add(read);
            }

            await Write(batch, stoppingToken);
        }
    }

    private async Task Write(List<AccessRecord> reads, CancellationToken stopping)
    {
        while (await Fault(reads) is { } fault)
        {
            Failed(reads.Count, fault);
            log.Failed(fault);
            if (stopping.IsCancellationRequested)
            {
                // The process is stopping: the application log is the last place left.
                reads.ForEach(read => Lost(read.At, read.Actor, read.Role, read.Operation, string.Join(' ', read.Shown.Select(each => each.Id)),
                    read.RequestId));
                break;
            }

            await Task.Delay(Pause, clock, stopping).ContinueWith(
                _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }

        log.Done(reads);
    }

    private async Task<Exception?> Fault(List<AccessRecord> reads)
    {
        try
        {
            await writes.Write((AccessLogStore store) => store.Add(reads, _known));
            _known.Keep();
            return null;
        }
        catch (Exception fault)
        {
            _known.Forget();
            return fault;
        }
    }

    [LoggerMessage(LogLevel.Error, "The access log could not be written; {Count} answers wait for it.")]
    private partial void Failed(int count, Exception fault);

    [LoggerMessage(LogLevel.Critical, "Not in the access log: at {At} {Actor} ({Role}) was shown by {Operation} {Objects}, request {RequestId}.")]
    private partial void Lost(DateTimeOffset at, string actor, string role, string operation, string objects, string requestId);
}
