using System.Diagnostics;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Solving.Problem;

namespace CapabilityRegistry.Matching.Solving;

/// <summary>
/// Shares out the wall time: most components need little of it, so that one may take many times its even share, but never more
/// than half of what is left while others wait.
/// </summary>
internal sealed class Budget(TimeSpan? limit, int? effort, int threads, int components)
{
    private const double Shares = 8;

    private readonly Stopwatch clock = Stopwatch.StartNew();
    private int waiting = components;

    /// <summary>What the next component may take.</summary>
    public Allowance Next()
    {
        var left = Interlocked.Decrement(ref waiting) + 1;
        var part = left <= threads ? 1 : Math.Min(0.5, Shares * threads / left);
        return new Allowance((limit - clock.Elapsed) * part, effort);
    }
}

/// <summary>What the search of one component may take.</summary>
/// <param name="wall">Time for all goals together; null for no limit.</param>
/// <param name="effort">Deterministic seconds for each goal; null for no limit.</param>
internal sealed class Allowance(TimeSpan? wall, int? effort)
{
    private readonly Stopwatch clock = Stopwatch.StartNew();

    public int? Effort => effort;

    public bool IsUsedUp => wall <= clock.Elapsed;

    /// <summary>An equal share for each goal to come, so that a hard one cannot leave the lower priorities with nothing.</summary>
    public TimeSpan? Share(int goals) => (wall - clock.Elapsed) / goals;
}

/// <summary>Counts what is finished.</summary>
internal sealed class ProgressCounter(int components, IProgress<PlanProgress>? progress)
{
    private readonly Lock gate = new();
    private int done;
    private int proven;

    public void Add(ComponentSolution solved)
    {
        lock (gate)
        {
            done++;
            proven += solved.Outcomes.All(outcome => outcome.Proven) ? 1 : 0;
            progress?.Report(new PlanProgress(components, done, proven));
        }
    }
}
