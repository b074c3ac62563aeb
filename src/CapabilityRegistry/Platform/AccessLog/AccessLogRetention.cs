using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Hosting;

namespace CapabilityRegistry.Platform.AccessLog;

/// <summary>Deletes old records of the access log.</summary>
public sealed class AccessLogRetention(
    AuditSettings settings, WritesWithoutEvent writes, WorkTurns turns, TimeProvider clock, ILogger<AccessLogRetention> log)
    : SharedWork("old-access-records", "the deletion of old records of the access log", TimeSpan.FromDays(1), turns, clock, log)
{
    // Few enough that nobody has to wait long for the tables.
    private const int MostAtOnce = 5_000;

    protected override async Task ForAll(CancellationToken stop)
    {
        var before = Clock.GetUtcNow().AddDays(-settings.AccessLogDays);
        for (string? last = ""; last is not null && !stop.IsCancellationRequested;)
        {
            await writes.Write(async (AccessLogStore store) =>
            {
                last = await store.LastOfOldest(before, MostAtOnce);
                await (last is null ? store.PurgeSets(before.Day()) : store.Purge(last));
            }, stop);
        }
    }
}
