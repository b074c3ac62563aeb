using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Telemetry;
using CapabilityRegistry.Registry.Catalogue;

namespace CapabilityRegistry.Planning.Supply;

/// <summary>Tells how far behind the snapshot is, and what it holds. It is in memory: only the end of the log is read.</summary>
public sealed class SupplyGaugeReader(SnapshotCache latest, EventStore events, Readings readings, TimeProvider clock) : IGaugeReader
{
    // Candidates and gaps wait for a snapshot as of their request; one that has not been renewed for so long is not renewed at all.
    private const int Oldest = 120;

    private static readonly Gauge Age = new("registry.snapshot.age", "s", "The time since supply and demand were last read.");

    private static readonly Gauge Lag = new("registry.snapshot.lag", "{event}", "Events of the log that supply and demand, as last read, do not hold yet.");

    private static readonly Gauge Pledges = new("registry.pledges", "{pledge}", "Pledges by status and level.");

    private static readonly Gauge InForce = new("registry.requirements.in_force", "{requirement}", "Requirements that count in gaps and plans.");

    public static readonly IReadOnlyList<Gauge> Gauges = [Age, Lag, Pledges, InForce];

    public async Task<IReadOnlyList<Reading>> Read()
    {
        if (latest.Last is not var (at, snapshot))
        {
            return [AgeSince(readings.Since)];
        }

        return
        [
            AgeSince(at),
            new(Lag, Math.Max(0, await events.Head() - snapshot.LastEvent.Seq)),
            new(InForce, snapshot.InForce.Count),
            .. snapshot.Pledges.CountBy(pledge => (pledge.Offer.Status, pledge.Offer.Level)).Select(group => Of(group.Key, group.Value)),
        ];
    }

    private Reading AgeSince(DateTimeOffset at)
    {
        var age = Math.Max(0, (clock.GetUtcNow() - at).TotalSeconds);
        return new(Age, age) { Part = new("snapshot", age, Oldest, "seconds") };
    }

    private static Reading Of((string Status, int? Level) kind, int pledges) => new(
        Pledges, pledges, new KeyValuePair<string, object?>("registry.pledge.status", kind.Status),
        new KeyValuePair<string, object?>("registry.pledge.level", kind.Level is { } level ? ((ReadinessLevel)level).Code() : "none"));
}
