using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CapabilityRegistry.Platform.Http;

/// <summary>
/// Suppresses log messages below Warning in which the web server quotes a request: the address with its query and unreadable header lines.
/// They may contain a token sent in the wrong place. The scope in which it names the path to all other messages is left out too: theirs is the trace.
/// </summary>
public sealed class DiscreetLogs(LoggerFactory logs) : ILoggerFactory
{
    private static readonly string[] Quoting =
    [
        "Microsoft.AspNetCore.Hosting.Diagnostics", "Microsoft.AspNetCore.Server.Kestrel.BadRequests",
        // Of a sign-in it quotes the code, for which a token is given.
        "Microsoft.AspNetCore.Authentication.OpenIdConnect.OpenIdConnectHandler",
    ];

    public ILogger CreateLogger(string categoryName) =>
        Quoting.Contains(categoryName) ? new OnlyWarnings(logs.CreateLogger(categoryName)) : logs.CreateLogger(categoryName);

    public void AddProvider(ILoggerProvider provider) => logs.AddProvider(provider);

    public void Dispose() => logs.Dispose();

    private sealed class OnlyWarnings(ILogger log) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning && log.IsEnabled(logLevel);

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                log.Log(logLevel, eventId, state, exception, formatter);
            }
        }
    }
}

public static class DiscreetLogsSetup
{
    public static void AddDiscreetLogs(this IServiceCollection services)
    {
        services.AddSingleton<LoggerFactory>();
        services.Replace(ServiceDescriptor.Singleton<ILoggerFactory, DiscreetLogs>());
    }
}
