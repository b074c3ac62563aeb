using CapabilityRegistry.Planning.Runs.Jobs;
using CapabilityRegistry.Planning.Runs.Questions;
using CapabilityRegistry.Planning.Runs.Weights;

namespace CapabilityRegistry.Planning.Runs;

public static class MatchRunSetup
{
    public static void AddMatchRuns(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(MatchSettings.From(builder.Configuration));
        services.AddSingleton<MatchSignals>();
        services.AddSingleton<MatchMeter>();
        services.AddSingleton<MatchRunner>();
        services.AddHostedService<MatchWorker>();
        services.AddScoped<QuestionBuilder>();
        services.AddScoped<JobStore>();
        services.AddScoped<JobUpdate>();
        services.AddScoped<MatchRunStore>();
        services.AddScoped<MatchWeightsStore>();
    }
}
