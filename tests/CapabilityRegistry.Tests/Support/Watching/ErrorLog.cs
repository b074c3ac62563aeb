using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace CapabilityRegistry.Tests.Support.Watching;

/// <summary>Keeps what the program logs at the levels that an operator sees.</summary>
public sealed class ErrorLog : ILoggerProvider
{
    private readonly ConcurrentQueue<(string Message, Exception? Exception)> _errors = new();
    private readonly ConcurrentQueue<(string Category, string Message)> _messages = new();

    public IReadOnlyCollection<(string Message, Exception? Exception)> Errors => _errors;

    /// <summary>What one type has said, errors too.</summary>
    public IReadOnlyList<string> By(Type type) => [.. _messages.Where(each => each.Category == type.FullName).Select(each => each.Message)];

    public ILogger CreateLogger(string categoryName) => new Writer(categoryName, this);

    public void Dispose()
    {
        // Nothing is held.
    }

    private sealed class Writer(string category, ErrorLog log) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (!IsEnabled(logLevel))
            {
                return;
            }

            log._messages.Enqueue((category, formatter(state, exception)));
            if (logLevel >= LogLevel.Error)
            {
                log._errors.Enqueue((formatter(state, exception), exception));
            }
        }
    }
}
