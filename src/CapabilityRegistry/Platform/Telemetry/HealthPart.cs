using CapabilityRegistry.Kernel;

namespace CapabilityRegistry.Platform.Telemetry;

/// <summary>One thing about how the registry is: a number, and how high it may be.</summary>
public sealed record HealthPart
{
    public HealthPart(string name, double value, double limit, string unit) =>
        (Name, Value, Limit, Unit, Status) = (name, Math.Round(value, 1), limit, unit, value > limit ? "over-limit" : "ok");

    [CodeOf("HealthPartName")]
    public string Name { get; }

    /// <summary>ok, or over-limit: somebody should look, although requests are served.</summary>
    [CodeOf("HealthPartStatus")]
    public string Status { get; }

    /// <summary>In the unit; the higher the worse.</summary>
    public double Value { get; }

    /// <summary>The highest value that is ok, in the unit.</summary>
    public double Limit { get; }

    /// <summary>In what value and limit are counted.</summary>
    [CodeOf("HealthPartUnit")]
    public string Unit { get; }
}
