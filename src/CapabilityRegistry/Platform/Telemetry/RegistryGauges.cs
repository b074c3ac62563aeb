using System.Diagnostics.Metrics;
using CapabilityRegistry.Kernel.Telemetry;
using CapabilityRegistry.Platform.Data;

namespace CapabilityRegistry.Platform.Telemetry;

/// <summary>The gauges as OpenTelemetry asks for them: each tells what was last read, and reads nothing itself.</summary>
public sealed class RegistryGauges
{
    private readonly IReadOnlyList<Instrument> _instruments;

    public RegistryGauges(IEnumerable<Gauge> gauges, Readings readings, Database database, IMeterFactory meters)
    {
        var meter = meters.Create(RegistryMeter.Name);
        _instruments =
        [
            .. gauges.Select(gauge => (Instrument)meter.CreateObservableGauge(gauge.Name, () => Of(gauge, readings), gauge.Unit, gauge.Description)),
            // Told by what the watch of the database knows: while it is away nothing can be read.
            meter.CreateObservableGauge("registry.database.away", () => database.Gate.IsAway ? 1 : 0, "1", "1 while the database cannot be reached."),
            meter.CreateObservableGauge(
                "registry.database.unwritable", () => database.Gate.Unwritable is null ? 0 : 1, "1", "1 while nothing can be written to the database."),
        ];
    }

    /// <summary>Whether anybody listens.</summary>
    public bool AreObserved => _instruments.Any(instrument => instrument.Enabled);

    private static IEnumerable<Measurement<double>> Of(Gauge gauge, Readings readings) =>
        readings.Last.Where(reading => reading.Gauge == gauge).Select(reading => new Measurement<double>(reading.Value, reading.Labels));
}
