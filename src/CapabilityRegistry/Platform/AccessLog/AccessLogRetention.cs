using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Data;

namespace CapabilityRegistry.Platform.AccessLog;

/// <summary>Deletes old records of the access log, at the start and then once a day.</summary>
public sealed partial class AccessLogRetention(AccessLogRetention.Period limit, WritesWithoutEvent unchained, TimeProvider clock, ILogger<AccessLogRetention> logger) : BackgroundService
{
    public const string Setting = "Audit:AccessLogDays";

    /// <summary>A year and a month: whoever audits a year finds all of it.</summary>
    private const int UsualDays = 400;
    private const int MostDays = 36_500;

    // Few enough that nobody has to wait long for the tables.
    private const int MostAtOnce = 5_000;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var daily = new PeriodicTimer(TimeSpan.FromDays(1), clock);
        do
        {
            try
            {
                await Purge(stoppingToken);
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                NotPurged(fault);
            }
        }
        while (!stoppingToken.IsCancellationRequested && await daily.WaitForNextTickAsync(stoppingToken));
    }

    private async Task Purge(CancellationToken cancel)
    {
        var before = clock.GetUtcNow().AddDays(-limit.Days);
        for (string? last = ""; last is not null && !cancel.IsCancellationRequested;)
        {
            await unchained.Write(async work =>
            {
                var store = new AccessLogStore(work);
                last = await store.LastOfOldest(before, MostAtOnce);
                await (last is null ? store.PurgeSets(before.Day()) : store.Purge(last));
            }, cancel);
        }
    }

    /// <exception cref="InvalidOperationException">The setting is no number of days.</exception>
    public static Period From(IConfiguration configuration) => configuration[Setting] switch
    {
        null => new(UsualDays),
        var text when int.TryParse(text, out var days) && days is > 0 and <= MostDays => new(days),
        var text => throw new InvalidOperationException($"{Setting} must be a number of days from 1 to {MostDays}, found '{text}'."),
    };

    /// <param name="Days">How long an answer stays on record.</param>
    public sealed record Period(int Days);

    [LoggerMessage(LogLevel.Error, "What the access log has kept long enough could not be thrown away.")]
    private partial void NotPurged(Exception fault);
}
