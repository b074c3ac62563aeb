using CapabilityRegistry.Kernel.Telemetry;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Hosting;

namespace CapabilityRegistry.Platform.Telemetry;

/// <summary>Reads how the foundation does: schema, recurring work, the log of events, how far the secondary is behind.</summary>
public sealed class PlatformGaugeReader(
    WorkTurnStore turns, EventStore events, SchemaState schema, Readings readings, Secondary secondary, Work work, IEnumerable<IHostedService> services,
    TimeProvider clock) : IGaugeReader
{
    /// <summary>How much later than its pause a work may be: it may have failed a few times, and takes its time itself.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(30);

    private static readonly Gauge Difference = new(
        "registry.schema.difference", "{script}", "Scripts by which the database is older or newer than this program.");

    private static readonly Gauge Age = new("registry.work.age", "s", "The time since recurring work was last done, by work.");

    private static readonly Gauge LastEvent = new("registry.events.last", "{event}", "The number of the last event of the log.");

    private static readonly Gauge Behind = new("registry.secondary.behind", "{event}", "How many events the secondary does not hold yet.");

    // Beyond this it does not help any more: nearly everybody who writes is answered by the database itself.
    private const int FarBehind = 1_000;

    public static readonly IReadOnlyList<Gauge> Gauges = [Difference, Age, LastEvent, Behind];

    public async Task<IReadOnlyList<Reading>> Read()
    {
        var done = (await turns.All()).ToDictionary(turn => turn.Name, turn => turn.DoneAt, StringComparer.Ordinal);
        var (difference, last) = (await schema.Difference(), await events.Head());
        return
        [
            new(Difference, difference) { Part = new("schema", difference, 0, "scripts") },
            .. services.OfType<SharedWork>().Select(work => Of(work, done.GetValueOrDefault(work.Name))),
            new(LastEvent, last),
            .. secondary.IsThere ? [await OfSecondary(last)] : Array.Empty<Reading>(),
        ];
    }

    // One that cannot be read is as far behind as can be.
    private async Task<Reading> OfSecondary(long last)
    {
        long reached = 0;
        await work.ReadSecondary(async () =>
        {
            reached = await events.Head();
            return true;
        });
        await work.Reset();
        var behind = Math.Max(0, last - reached);
        return new(Behind, behind) { Part = new("secondary", behind, FarBehind, "events") };
    }

    // A work that was never done is as old as the process that should have done it.
    private Reading Of(SharedWork work, DateTimeOffset? done)
    {
        var age = Math.Max(0, (clock.GetUtcNow() - (done ?? readings.Since)).TotalSeconds);
        return new(Age, age, new KeyValuePair<string, object?>(RegistryMeter.WorkTag, work.Name))
        {
            Part = new($"work-{work.Name}", age, (work.Pause + Late).TotalSeconds, "seconds"),
        };
    }
}
