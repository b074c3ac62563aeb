using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace CapabilityRegistry.Kernel.Telemetry;

/// <summary>
/// What the program counts for its operator, all of it in one list, and the work in the background that it tells as spans. Counting costs nothing while nobody
/// listens. What each means and what to do about it stands in App/WATCHING.md: a test holds the two against each other.
/// </summary>
public static class RegistryMeter
{
    /// <summary>Of the meter and of the source of spans.</summary>
    public const string Name = "CapabilityRegistry";

    /// <summary>The tag that names a work: its key in the database.</summary>
    public const string WorkTag = "registry.work";

    /// <summary>The tag that says how something ended.</summary>
    public const string OutcomeTag = "registry.outcome";

    /// <summary>The tag that names a run of the matcher: its key.</summary>
    public const string RunTag = "registry.run";

    private static readonly Meter Meter = new(Name, RegistryVersion.Text);

    /// <summary>Work in the background.</summary>
    public static ActivitySource Spans { get; } = new(Name, RegistryVersion.Text);

    public static Counter<long> Retries { get; } = Meter.CreateCounter<long>(
        "registry.retries", "{retry}", "Units of work that were begun again, because the database was busy or lost on the way.");

    public static Counter<long> Outages { get; } = Meter.CreateCounter<long>(
        "registry.database.outages", "{outage}", "How often the database was found to be away.");

    public static Counter<long> Events { get; } = Meter.CreateCounter<long>(
        "registry.events.written", "{event}", "Events that this process has written to the log.");

    public static Counter<long> WrongTokens { get; } = Meter.CreateCounter<long>(
        "registry.tokens.wrong", "{request}", "Requests with a token that is not valid.");

    public static Counter<long> TokensRefused { get; } = Meter.CreateCounter<long>(
        "registry.tokens.refused", "{request}", "Requests that were refused unseen, because too many wrong tokens came from their address.");

    public static Counter<long> Runs { get; } = Meter.CreateCounter<long>(
        "registry.runs.ended", "{run}", "Runs of the matcher that this process has carried out, by how they ended.");

    public static Histogram<double> RunDuration { get; } = Meter.CreateHistogram(
        "registry.run.duration", "s", "How long a run of the matcher took, from its claim to its end.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300] });

    public static Counter<long> Recorded { get; } = Meter.CreateCounter<long>(
        "registry.work.recorded", "{object}", "Objects of which recurring work has recorded what time took away, by work.");

    public static Counter<long> WorkFailures { get; } = Meter.CreateCounter<long>(
        "registry.work.failures", "{turn}", "Turns of recurring work that failed, by work.");

    public static Counter<long> MailsSent { get; } = Meter.CreateCounter<long>(
        "registry.mails.sent", "{mail}", "Mails that the mail server has taken from this process.");

    public static Counter<long> MailsFailed { get; } = Meter.CreateCounter<long>(
        "registry.mails.failed", "{mail}", "Mails that were not sent at an attempt, by how it ended; unreachable: none could be tried.");
}
