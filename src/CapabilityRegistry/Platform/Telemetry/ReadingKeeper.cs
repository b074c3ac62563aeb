using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Hosting;

namespace CapabilityRegistry.Platform.Telemetry;

/// <summary>Reads the gauges every so often, while anybody listens to them.</summary>
public sealed class ReadingKeeper(RegistryGauges gauges, Readings readings, TimeProvider clock, ILogger<ReadingKeeper> log)
    : RecurringWork("the reading of the gauges", TimeSpan.FromSeconds(15), clock, log, TimeSpan.FromSeconds(5))
{
    protected override async Task Once(CancellationToken stop)
    {
        try
        {
            if (gauges.AreObserved)
            {
                await readings.Now(stop);
            }
        }
        catch (Exception away) when (Database.IsFailure(away))
        {
            // The watch of the database says so; the gauges are silent meanwhile.
        }
    }
}
