using System.Diagnostics;
using System.Diagnostics.Metrics;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Data.Outages;

namespace CapabilityRegistry.Platform.Data.Statements;

/// <summary>
/// Tells whoever listens how long each statement took, by its name alone: neither its text nor a value of it. Within a trace, of a request or of work in the
/// background, each is a span; what the program looks up by itself every few seconds is only counted. Costs nothing while nobody listens.
/// </summary>
public static class StatementTrace
{
    /// <summary>Of the meter and of the source of spans.</summary>
    public const string Name = "CapabilityRegistry.Data";

    public const string Duration = "db.client.operation.duration";

    private const string SystemTag = "db.system.name";
    private const string NameTag = "db.query.summary";
    private const string ErrorTag = "error.type";

    private static readonly ActivitySource Spans = new(Name, RegistryVersion.Text);

    private static readonly Histogram<double> Durations = new Meter(Name, RegistryVersion.Text).CreateHistogram(
        Duration, "s", "How long a statement took, by its name.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 15] });

    private static bool IsOn => Durations.Enabled || (Activity.Current is not null && Spans.HasListeners());

    /// <summary>A statement begins; whoever is given null has nothing to tell.</summary>
    public static SentStatement? Of(Dialect dialect, string sql) => IsOn ? Begun(dialect, StatementNames.Of(sql)) : null;

    /// <summary>Something begins that no statement of the program says, such as a commit.</summary>
    public static SentStatement? Named(Dialect dialect, string name) => IsOn ? Begun(dialect, name) : null;

    private static SentStatement Begun(Dialect dialect, string name)
    {
        var span = Activity.Current is null ? null : Spans.StartActivity(name, ActivityKind.Client);
        span?.SetTag(SystemTag, dialect.SystemName);
        span?.SetTag(NameTag, name);
        return new(dialect, name, span);
    }

    /// <summary>A statement under way; disposing it says that it has ended.</summary>
    public sealed class SentStatement(Dialect dialect, string name, Activity? span) : IDisposable
    {
        private readonly long _begun = Stopwatch.GetTimestamp();
        private string? _error;

        public void Failed(Exception failure)
        {
            _error = failure is OperationCanceledException || dialect.IsGivenUp(failure) ? "given-up" : Code(dialect.KindOf(failure));
            span?.SetTag(ErrorTag, _error);
            span?.SetStatus(ActivityStatusCode.Error);
        }

        public void Dispose()
        {
            var tags = new TagList { { SystemTag, dialect.SystemName }, { NameTag, name } };
            if (_error is not null)
            {
                tags.Add(ErrorTag, _error);
            }

            Durations.Record(Stopwatch.GetElapsedTime(_begun).TotalSeconds, tags);
            span?.Dispose();
        }

        private static string Code(FailureKind kind) => kind switch
        {
            FailureKind.Duplicate => "duplicate",
            FailureKind.Busy => "busy",
            FailureKind.Overloaded => "overloaded",
            FailureKind.Away => "away",
            FailureKind.Full => "full",
            FailureKind.ReadOnly => "read-only",
            _ => "other",
        };
    }
}
