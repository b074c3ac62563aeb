using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Telemetry;
using CapabilityRegistry.Platform.Data.Statements;
using CapabilityRegistry.Platform.Hosting;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace CapabilityRegistry.Platform.Telemetry;

/// <summary>What the registry tells about itself: gauges, health, the look of its log, and, if a receiver is configured, OpenTelemetry.</summary>
public static class TelemetrySetup
{
    private const string ServiceName = "capability-registry";
    private const string Traces = "traces";
    private const string Metrics = "metrics";
    private const int Milliseconds = 1_000;

    /// <param name="sources">The meters and sources of spans that rooms above have, by name.</param>
    public static void AddTelemetry(this WebApplicationBuilder builder, params IReadOnlyList<string> sources)
    {
        var services = builder.Services;
        services.AddSettings<TelemetrySettings>(TelemetrySettings.Section);
        services.AddSingleton<Readings>();
        services.AddSingleton<SchemaState>();
        services.AddSingleton<RegistryGauges>();
        services.AddHostedService<ReadingKeeper>();
        services.AddReadings<PlatformGaugeReader>(PlatformGaugeReader.Gauges);
        var section = builder.Configuration.GetSection(TelemetrySettings.Section);
        if (section[nameof(TelemetrySettings.Logs)] == TelemetrySettings.AsJson)
        {
            WriteJson(builder.Logging);
        }

        // Without a receiver nothing of it is there. A wrong address stops the start, by the check of the settings.
        if (section[nameof(TelemetrySettings.Endpoint)] is { Length: > 0 })
        {
            Send(services, [RegistryMeter.Name, StatementTrace.Name, .. sources]);
        }
    }

    /// <summary>Registers what a slice reads for those who watch the registry.</summary>
    public static void AddReadings<T>(this IServiceCollection services, IReadOnlyList<Gauge> gauges)
        where T : class, IGaugeReader
    {
        services.AddScoped<IGaugeReader, T>();
        foreach (var gauge in gauges)
        {
            services.AddSingleton(gauge);
        }
    }

    // With the scopes, in which the ids of the trace and of the span are.
    private static void WriteJson(ILoggingBuilder logging) => logging.AddJsonConsole(json =>
    {
        json.IncludeScopes = true;
        json.UseUtcTimestamp = true;
        json.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
    });

    private static void Send(IServiceCollection services, string[] sources)
    {
        To(services, Traces);
        To(services, Metrics);
        services.AddOptions<MetricReaderOptions>(Metrics).Configure<TelemetrySettings>((reader, settings) =>
            reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = settings.Seconds * Milliseconds);
        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddDetector(provider => new ThisProcess(provider.GetRequiredService<Instance>())))
            .WithTracing(tracing => tracing
                .SetSampler(provider => Sampler(provider.GetRequiredService<TelemetrySettings>().Traces))
                .AddSource(sources)
                .AddAspNetCoreInstrumentation()
                .AddProcessor(new DiscreetSpans())
                .AddOtlpExporter(Traces, null))
            .WithMetrics(metrics => metrics
                .AddMeter(sources)
                .AddAspNetCoreInstrumentation()
                .AddRuntimeInstrumentation()
                .AddOtlpExporter(Metrics, configureExporterAndMetricReader: null));
    }

    private static void To(IServiceCollection services, string signal) =>
        services.AddOptions<OtlpExporterOptions>(signal).Configure<TelemetrySettings>((exporter, settings) =>
        {
            exporter.Endpoint = settings.Of(signal);
            exporter.Protocol = OtlpExportProtocol.HttpProtobuf;
            exporter.Headers = settings.Headers;
        });

    // Whether a client says that it traces its request decides nothing: else it would decide what this registry spends on it.
    private static ParentBasedSampler Sampler(double share)
    {
        var some = new TraceIdRatioBasedSampler(share);
        return new(some, remoteParentSampled: some, remoteParentNotSampled: some);
    }

    private sealed class ThisProcess(Instance instance) : IResourceDetector
    {
        public Resource Detect() => ResourceBuilder.CreateEmpty()
            .AddService(ServiceName, serviceVersion: RegistryVersion.Text, serviceInstanceId: instance.Name).Build();
    }
}
