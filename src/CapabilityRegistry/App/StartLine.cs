using CapabilityRegistry.Kernel;
using CapabilityRegistry.Planning.Runs.Jobs;
using CapabilityRegistry.Platform.Access;
using CapabilityRegistry.Platform.AccessLog;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Digests;
using CapabilityRegistry.Platform.Hosting;
using CapabilityRegistry.Platform.Http.Limits;
using CapabilityRegistry.Platform.Telemetry;
using CapabilityRegistry.Registry.Pledges.Readiness;

namespace CapabilityRegistry.App;

/// <summary>One line of the log that says what has started: whoever reads a log begins there. Nothing secret is in it.</summary>
public static partial class StartLine
{
    public static void Write(WebApplication app)
    {
        var services = app.Services;
        var database = services.GetRequiredService<Database>();
        Started(
            services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(StartLine).FullName!), RegistryVersion.Text,
            services.GetRequiredService<Instance>().Name, string.Join(", ", app.Urls), database.Dialect.SystemName, Migrations.Newest(database),
            app.Environment.EnvironmentName, Settings(services));
    }

    private static string Settings(IServiceProvider services)
    {
        var (storage, access, limits) = (Of<StorageSettings>(services), Of<AccessSettings>(services), Of<LimitSettings>(services));
        var telemetry = Of<TelemetrySettings>(services);
        var mail = Of<MailSettings>(services);
        return string.Join(", ",
            $"secondary {(string.IsNullOrEmpty(storage.Secondary) ? "none" : "read")}",
            $"files {(storage.Files is null ? "in the database" : "in a folder")}",
            $"idempotency {storage.IdempotencyDays} d",
            $"policy {Of<ReadinessSettings>(services).Policy}",
            $"runs at once {Of<MatchSettings>(services).JobsAtOnce}",
            $"access log {Of<AuditSettings>(services).AccessLogDays} d",
            $"provider {(access.Authority is { Length: > 0 } authority ? new Uri(authority).Host : "none")}",
            $"TLS proxy {(access.BehindTlsProxy ? "yes" : "no")}",
            $"demo tokens {(access.DemoTokens ? "yes" : "no")}",
            $"requests {limits.Requests} in {limits.Seconds} s, {limits.ConcurrentRequests} at once",
            $"telemetry {(telemetry.IsSent ? $"to {new Uri(telemetry.Endpoint!).Authority}" : "off")}",
            $"mail {(mail.IsOn ? $"by {mail.Server}" : "off")}");
    }

    private static T Of<T>(IServiceProvider services)
        where T : notnull => services.GetRequiredService<T>();

    [LoggerMessage(
        LogLevel.Information,
        "CapabilityRegistry {Version} serves as {Instance} at {Addresses}; database {Engine}, schema {Schema}; {Environment}: {Settings}.")]
    private static partial void Started(
        ILogger log, string version, string instance, string addresses, string engine, string schema, string environment, string settings);
}
