using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace CapabilityRegistry.Tests.Support.Watching;

/// <summary>Keeps the errors that the program logs.</summary>
public sealed class ErrorLog : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<(string Message, Exception? Exception)> _errors = new();

    public IReadOnlyCollection<(string Message, Exception? Exception)> Errors => _errors;

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            _errors.Enqueue((formatter(state, exception), exception));
        }
    }

    public void Dispose()
    {
        // Nothing is held.
    }
}
