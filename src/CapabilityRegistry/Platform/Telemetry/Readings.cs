using CapabilityRegistry.Platform.Caching;
using CapabilityRegistry.Platform.Data;

namespace CapabilityRegistry.Platform.Telemetry;

/// <summary>
/// What all gauges showed when they were last read. However many ask, and however often, the database is asked once in five seconds.
/// </summary>
public sealed class Readings(IServiceScopeFactory scopes, TimeProvider clock) : IDisposable
{
    /// <summary>For how long readings are not read again.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    // Beyond it a gauge is silent: an old number would look like a good one.
    private static readonly TimeSpan Stale = TimeSpan.FromMinutes(2);

    private readonly SingleFlight<Dated> _readings = new();
    private volatile Dated? _last;

    /// <summary>When this process began.</summary>
    public DateTimeOffset Since { get; } = clock.GetUtcNow();

    /// <summary>As of at most five seconds ago.</summary>
    public async Task<IReadOnlyList<Reading>> Now(CancellationToken cancel) =>
        (await _readings.Get(last => ValueTask.FromResult(IsWithin(last, Fresh)), async _ => _last = await Read(cancel), cancel)).All;

    /// <summary>As they were last read; none if that is too long ago.</summary>
    public IReadOnlyList<Reading> Last => _last is { } last && IsWithin(last, Stale) ? last.All : [];

    public void Dispose() => _readings.Dispose();

    private bool IsWithin(Dated dated, TimeSpan age) => clock.GetUtcNow() - dated.At is var since && since >= TimeSpan.Zero && since < age;

    private async Task<Dated> Read(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Work>().Cancel = cancel;
        var (at, all) = (clock.GetUtcNow(), new List<Reading>());
        foreach (var reader in scope.ServiceProvider.GetServices<IGaugeReader>())
        {
            // One after the other: they share a connection.
            all.AddRange(await reader.Read());
        }

        return new(at, all);
    }

    private sealed record Dated(DateTimeOffset At, IReadOnlyList<Reading> All);
}
