using CapabilityRegistry.MatchRuns.Jobs;
using CapabilityRegistry.MatchRuns.Questions;
using CapabilityRegistry.MatchRuns.Weights;

namespace CapabilityRegistry.MatchRuns;

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
        services.AddSingleton<Replays>();
        services.AddScoped<FinishedRuns>();
        services.AddScoped<OfferReader>();
        services.AddScoped<QuestionBuilder>();
        services.AddScoped<JobStore>();
        services.AddScoped<JobUpdate>();
        services.AddScoped<MatchRunStore>();
        services.AddScoped<MatchWeightsStore>();
    }
}
