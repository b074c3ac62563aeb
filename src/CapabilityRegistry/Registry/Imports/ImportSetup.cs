using CapabilityRegistry.Platform.Hosting;
using CapabilityRegistry.Platform.Telemetry;
using CapabilityRegistry.Registry.Imports.Jobs;

namespace CapabilityRegistry.Registry.Imports;

public static class ImportSetup
{
    public static void AddImports(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSettings<ImportSettings>(ImportSettings.Section);
        services.AddSingleton<ImportSignals>();
        services.AddSingleton<ImportRunner>();
        services.AddHostedService<ImportWorker>();
        services.AddHostedService<ImportWatch>();
        services.AddScoped<ImportStore>();
        services.AddScoped<ImportUpdate>();
        services.AddScoped<RowJudge>();
        services.AddReadings<ImportGaugeReader>(ImportGaugeReader.Gauges);
    }
}
