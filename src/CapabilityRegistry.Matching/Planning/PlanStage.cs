using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace CapabilityRegistry.Matching.Planning;

/// <summary>
/// Tells whoever listens to <see cref="SourceName"/> how long each stage of making a plan took, as a span and as a duration. It says nothing of what is
/// planned, and costs next to nothing while nobody listens.
/// </summary>
public static class PlanStage
{
    /// <summary>The name of the source of spans and of the meter.</summary>
    public const string SourceName = "CapabilityRegistry.Matching";

    /// <summary>The name of the durations.</summary>
    public const string Duration = "matching.stage.duration";

    /// <summary>The tag of a duration that names the stage.</summary>
    public const string Tag = "matching.stage";

    /// <summary>The pairs that could serve are found, and the parts of the problem that nothing connects.</summary>
    public const string Prepare = "prepare";

    /// <summary>The best choice of each part is searched and proven.</summary>
    public const string Solve = "solve";

    /// <summary>The parts become one plan with its certificate.</summary>
    public const string Assemble = "assemble";

    /// <summary>The reasons of every shortfall are found.</summary>
    public const string Explain = "explain";

    /// <summary>The plan is checked by what shares nothing with the search.</summary>
    public const string Check = "check";

    /// <summary>It is found what pins and caveats cost.</summary>
    public const string Price = "price";

    private static readonly ActivitySource Spans = new(SourceName);

    private static readonly Histogram<double> Durations = new Meter(SourceName).CreateHistogram(
        Duration, "s", "How long a stage of making a plan took.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30, 60, 120] });

    /// <summary>A stage begins; disposing what is returned ends it. Null if nobody listens.</summary>
    public static IDisposable? Begin(string stage) => Durations.Enabled || Spans.HasListeners() ? new Begun(stage) : null;

    private sealed class Begun(string stage) : IDisposable
    {
        private readonly long _begun = Stopwatch.GetTimestamp();
        private readonly Activity? _span = Spans.StartActivity($"plan {stage}");

        public void Dispose()
        {
            _span?.Dispose();
            Durations.Record(Stopwatch.GetElapsedTime(_begun).TotalSeconds, new KeyValuePair<string, object?>(Tag, stage));
        }
    }
}
