using CapabilityRegistry.Planning.Checking;
using CapabilityRegistry.Planning.Runs.Jobs;
using CapabilityRegistry.Planning.Runs.Questions;
using CapabilityRegistry.Planning.Runs.Weights;
using CapabilityRegistry.Platform.Hosting;
using CapabilityRegistry.Platform.Telemetry;

namespace CapabilityRegistry.Planning.Runs;

public static class MatchRunSetup
{
    public static void AddMatchRuns(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSettings<MatchSettings>(MatchSettings.Section);
        services.AddSingleton<MatchSignals>();
        services.AddSingleton<MatchMeter>();
        services.AddSingleton<MatchRunner>();
        services.AddHostedService<MatchWorker>();
        services.AddHostedService<QueueWatch>();
        services.AddScoped<QuestionBuilder>();
        services.AddScoped<JobStore>();
        services.AddScoped<JobUpdate>();
        services.AddScoped<MatchRunStore>();
        services.AddScoped<MatchWeightsStore>();
        services.AddReadings<QueueGaugeReader>(QueueGaugeReader.Gauges);
    }
}
