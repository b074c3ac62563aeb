using CapabilityRegistry.Platform.Data;

namespace CapabilityRegistry.Platform.Endpoints;

/// <summary>Deletes remembered answers once their Idempotency-Key has expired.</summary>
public sealed partial class IdempotencyPurge(
    WritesWithoutEvent unchained, IConfiguration configuration, TimeProvider clock, ILogger<IdempotencyPurge> log) : BackgroundService
{
    /// <summary>For how many days an Idempotency-Key is remembered.</summary>
    public const string Setting = "Storage:IdempotencyDays";

    public const int UsualDays = 7;

    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    private readonly int _days = configuration.GetValue(Setting, UsualDays) is >= 1 and var days
        ? days
        : throw new InvalidOperationException($"{Setting} must be at least 1.");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        do
        {
            await Purge(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task Purge(CancellationToken cancel)
    {
        try
        {
            await unchained.Write(Sql.Purge, new { Before = clock.GetUtcNow().AddDays(-_days) }, cancel);
        }
        catch (Exception exception) when (!cancel.IsCancellationRequested)
        {
            // The next hour tries again.
            NotPurged(exception);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Old answers to requests with an Idempotency-Key could not be thrown away.")]
    private partial void NotPurged(Exception exception);

    private static class Sql
    {
        public const string Purge = "DELETE FROM idempotency WHERE at < @Before";
    }
}
