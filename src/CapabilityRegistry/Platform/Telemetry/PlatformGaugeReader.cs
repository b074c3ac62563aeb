using CapabilityRegistry.Kernel.Telemetry;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Hosting;

namespace CapabilityRegistry.Platform.Telemetry;

/// <summary>Reads how the foundation does: schema, recurring work, the log of events.</summary>
public sealed class PlatformGaugeReader(
    WorkTurnStore turns, EventStore events, SchemaState schema, Readings readings, IEnumerable<IHostedService> services, TimeProvider clock)
    : IGaugeReader
{
    /// <summary>How much later than its pause a work may be: it may have failed a few times, and takes its time itself.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(30);

    private static readonly Gauge Difference = new(
        "registry.schema.difference", "{script}", "Scripts by which the database is older or newer than this program.");

    private static readonly Gauge Age = new("registry.work.age", "s", "The time since recurring work was last done, by work.");

    private static readonly Gauge LastEvent = new("registry.events.last", "{event}", "The number of the last event of the log.");

    public static readonly IReadOnlyList<Gauge> Gauges = [Difference, Age, LastEvent];

    public async Task<IReadOnlyList<Reading>> Read()
    {
        var done = (await turns.All()).ToDictionary(turn => turn.Name, turn => turn.DoneAt, StringComparer.Ordinal);
        var difference = await schema.Difference();
        return
        [
            new(Difference, difference) { Part = new("schema", difference, 0, "scripts") },
            .. services.OfType<SharedWork>().Select(work => Of(work, done.GetValueOrDefault(work.Name))),
            new(LastEvent, await events.Head()),
        ];
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
