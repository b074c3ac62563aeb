using System.Diagnostics;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Telemetry;

namespace CapabilityRegistry.Planning.Runs.Jobs;

/// <summary>Tells whoever listens that a run is carried out, how long that took and how it ended.</summary>
internal sealed class RunTrace : IDisposable
{
    /// <summary>It is back in the queue: this process stops, or the database was lost.</summary>
    public const string GivenBack = "given-back";

    private readonly long _begun = Stopwatch.GetTimestamp();
    private readonly Activity? _span = RegistryMeter.Spans.StartActivity("match run");

    public RunTrace(string run) => _span?.SetTag(RegistryMeter.RunTag, run);

    public string Outcome { get; set; } = MatchRunStatus.Failed.Code();

    public void Dispose()
    {
        var how = new KeyValuePair<string, object?>(RegistryMeter.OutcomeTag, Outcome);
        _span?.SetTag(how.Key, how.Value);
        if (Outcome == MatchRunStatus.Failed.Code())
        {
            _span?.SetStatus(ActivityStatusCode.Error);
        }

        _span?.Dispose();
        RegistryMeter.Runs.Add(1, how);
        RegistryMeter.RunDuration.Record(Stopwatch.GetElapsedTime(_begun).TotalSeconds, how);
    }
}
