using System.Diagnostics.Metrics;
using CapabilityRegistry.Planning.Checking;
using Microsoft.Extensions.DependencyInjection;

namespace CapabilityRegistry.Tests.Support;

/// <summary>What the counter of rejected plans of one program adds up to.</summary>
internal sealed class Alarms : IDisposable
{
    private readonly MeterListener _listener = new();
    private long _count;

    public Alarms(RegistryApp app)
    {
        var meters = app.Services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Scope == meters && instrument is { Meter.Name: MatchMeter.Name, Name: MatchMeter.PlansRejected })
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, count, _, _) => Interlocked.Add(ref _count, count));
        _listener.Start();
    }

    public long Count => Interlocked.Read(ref _count);

    public void Dispose() => _listener.Dispose();
}
