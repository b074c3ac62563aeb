using CapabilityRegistry.Platform.Telemetry;

namespace CapabilityRegistry.Registry.Imports.Jobs;

using Reading = CapabilityRegistry.Platform.Telemetry.Reading;

/// <summary>Tells how many uploaded lists wait, and for how long those have waited that nobody has tried yet.</summary>
public sealed class ImportGaugeReader(ImportStore imports, TimeProvider clock) : IGaugeReader
{
    // The longest list takes less than two minutes; with several before it, the next one waits as long as these.
    private const int LongestWait = 600;

    private static readonly Gauge Queued = new("registry.imports.queued", "{import}", "Uploaded lists that wait to be tried or carried out.");

    private static readonly Gauge Waiting = new(
        "registry.imports.longest_wait", "s", "How long the list waits by now that waits longest to be tried; 0 if none waits.");

    public static readonly IReadOnlyList<Gauge> Gauges = [Queued, Waiting];

    public async Task<IReadOnlyList<Reading>> Read()
    {
        var (count, since) = await imports.Waiting();
        var wait = since is { } at ? Math.Max(0, (clock.GetUtcNow() - at).TotalSeconds) : 0;
        return [new(Queued, count), new(Waiting, wait) { Part = new("imports", wait, LongestWait, "seconds") }];
    }
}
