using CapabilityRegistry.Platform.Telemetry;

namespace CapabilityRegistry.Planning.Runs.Jobs;

/// <summary>Tells how many runs wait or are carried out, and for how long.</summary>
public sealed class QueueGaugeReader(JobStore jobs, TimeProvider clock) : IGaugeReader
{
    // The longest run takes some minutes; with several before it, the next one waits as long as these.
    private const int LongestWait = 600;
    private const int LongestRun = 600;

    private static readonly Gauge Queued = new("registry.runs.queued", "{run}", "Runs of the matcher that wait.");

    private static readonly Gauge Running = new("registry.runs.running", "{run}", "Runs of the matcher that are carried out, by whatever process.");

    private static readonly Gauge Waiting = new("registry.runs.longest_wait", "s", "How long the run waits by now that waits longest; 0 if none waits.");

    private static readonly Gauge Taking = new("registry.runs.longest_run", "s", "How long the run takes by now that takes longest; 0 if there is none.");

    public static readonly IReadOnlyList<Gauge> Gauges = [Queued, Running, Waiting, Taking];

    public async Task<IReadOnlyList<Reading>> Read()
    {
        var unfinished = await jobs.Unfinished();
        var queued = unfinished.FirstOrDefault(each => each.Status == MatchRunStatus.Queued);
        var running = unfinished.FirstOrDefault(each => each.Status == MatchRunStatus.Running);
        var (wait, run) = (Since(queued?.QueuedAt), Since(running?.StartedAt));
        return
        [
            new(Queued, queued?.Runs ?? 0),
            new(Running, running?.Runs ?? 0),
            new(Waiting, wait) { Part = new("queue", wait, LongestWait, "seconds") },
            new(Taking, run) { Part = new("run", run, LongestRun, "seconds") },
        ];
    }

    private double Since(DateTimeOffset? when) => when is { } at ? Math.Max(0, (clock.GetUtcNow() - at).TotalSeconds) : 0;
}
