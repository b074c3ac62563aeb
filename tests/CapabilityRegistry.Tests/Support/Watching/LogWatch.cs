using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;

namespace CapabilityRegistry.Tests.Support.Watching;

/// <summary>
/// Reads everything that the program logs, at every level, and keeps what must never be in a log: tokens, addresses of
/// mailboxes, and notes verbales, which stand for whatever a state confided. Every registry that a test starts is watched.
/// </summary>
[ProviderAlias("Watch")]
public sealed partial class LogWatch : ILoggerProvider
{
    /// <summary>Makes the program log everything to this and nothing more to others.</summary>
    public static readonly (string, string) Everything = ("Logging:Watch:LogLevel:Default", "Trace");

    private readonly ConcurrentQueue<string> _leaks = new();
    private long _read;

    public IReadOnlyCollection<string> Leaks => _leaks;

    /// <summary>How many messages were read.</summary>
    public long Read => _read;

    public ILogger CreateLogger(string categoryName) => new Reader(this, categoryName);

    public void Dispose()
    {
        // Nothing is held.
    }

    // demo-planner is the name of a caller too, and as such may stand in a log; after Bearer it is a token.
    [GeneratedRegex(
        @"crt_[\w-]{43}|eyJ[\w-]+\.[\w-]*\.|Bearer\s+(demo-|crt_|eyJ)|NV/[A-Z]{3}/|@mailbox\.test", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Secret();

    private void Check(string category, string what, string text)
    {
        if (Secret().Match(text) is { Success: true } secret)
        {
            _leaks.Enqueue($"{category}, {what}: …{text[Math.Max(0, secret.Index - 200)..Math.Min(text.Length, secret.Index + secret.Length + 40)]}…");
        }
    }

    private sealed class Reader(LogWatch watch, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            Check("scope", state);
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            Interlocked.Increment(ref watch._read);
            watch.Check(category, "message", formatter(state, exception));
            Check("state", state);
            if (exception is not null)
            {
                watch.Check(category, "exception", exception.ToString());
            }
        }

        private void Check(string what, object? state)
        {
            watch.Check(category, what, $"{state}");
            foreach (var (name, value) in state as IEnumerable<KeyValuePair<string, object?>> ?? [])
            {
                watch.Check(category, $"{what} {name}", $"{value}");
            }
        }
    }
}
