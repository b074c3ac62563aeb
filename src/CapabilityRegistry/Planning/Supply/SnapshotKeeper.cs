using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Hosting;

namespace CapabilityRegistry.Planning.Supply;

/// <summary>
/// Reads supply and demand soon after the start, and then what has changed, so that nobody who asks for candidates or gaps waits for all of it to be read.
/// </summary>
public sealed partial class SnapshotKeeper(SnapshotCache latest, IHostApplicationLifetime host, TimeProvider clock, ILogger<SnapshotKeeper> log)
    : RecurringWork("the reading of supply and demand", TimeSpan.FromSeconds(2), clock, log, TimeSpan.FromSeconds(1))
{
    private bool _isBehind;

    protected override async Task Once(CancellationToken stop)
    {
        try
        {
            await latest.Renew(stop);
            if (_isBehind)
            {
                _isBehind = false;
                ReadAgain();
            }
        }
        catch (Exception failure) when (Database.IsFailure(failure))
        {
            // Whoever asks meanwhile is told so; the next time tries again.
            if (!_isBehind)
            {
                _isBehind = true;
                NotRead(failure);
            }
        }
        catch (OperationCanceledException) when (host.ApplicationStopping.IsCancellationRequested)
        {
            Stopped();
        }
    }

    [LoggerMessage(LogLevel.Warning, "Supply and demand could not be read. It is tried every two seconds, and said once more when it succeeds.")]
    private partial void NotRead(Exception failure);

    [LoggerMessage(LogLevel.Information, "Supply and demand are read again.")]
    private partial void ReadAgain();

    [LoggerMessage(LogLevel.Debug, "The registry stops, so the reading of supply and demand was given up.")]
    private partial void Stopped();
}
