namespace CapabilityRegistry.Platform.Telemetry;

/// <summary>A number about the registry that is read every so often.</summary>
/// <param name="Name">As OpenTelemetry has it: registry.runs.queued.</param>
/// <param name="Unit">In UCUM: s, {run}.</param>
public sealed record Gauge(string Name, string Unit, string Description);

/// <summary>What a gauge showed.</summary>
/// <param name="Labels">What tells several values of one gauge apart.</param>
public sealed record Reading(Gauge Gauge, double Value, params IReadOnlyList<KeyValuePair<string, object?>> Labels)
{
    /// <summary>What the health of the registry tells of it; null if it says nothing about that.</summary>
    public HealthPart? Part { get; init; }
}

/// <summary>Reads gauges of one slice.</summary>
public interface IGaugeReader
{
    Task<IReadOnlyList<Reading>> Read();
}
