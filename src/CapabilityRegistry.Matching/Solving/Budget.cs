using System.Diagnostics;

namespace CapabilityRegistry.Matching.Solving;

/// <summary>Shares out the wall time, so that a hard component cannot leave the others with nothing.</summary>
internal sealed class Budget(TimeSpan? limit, int threads, int components)
{
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private int waiting = components;

    /// <summary>What the next component may take; null for no limit.</summary>
    public TimeSpan? Next()
    {
        var left = Interlocked.Decrement(ref waiting) + 1;
        return (limit - clock.Elapsed) * Math.Min(threads, left) / left;
    }
}

/// <summary>Counts what is finished.</summary>
internal sealed class Tally(int components, IProgress<PlanProgress>? progress)
{
    private readonly Lock gate = new();
    private int done;
    private int proven;

    public void Add(Solved solved)
    {
        lock (gate)
        {
            done++;
            proven += solved.Outcomes.All(outcome => outcome.Proven) ? 1 : 0;
            progress?.Report(new PlanProgress(components, done, proven));
        }
    }
}
