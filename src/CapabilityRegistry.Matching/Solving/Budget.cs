using System.Diagnostics;
using CapabilityRegistry.Matching.Solving.Problem;

namespace CapabilityRegistry.Matching.Solving;

/// <summary>
/// Divides the wall time among components: one component may take up to eight times its even share, but never more than half of
/// what is left while others wait.
/// </summary>
internal sealed class Budget(TimeSpan? limit, int? effort, int threads, int components, CancellationToken cancel)
{
    private const double Shares = 8;

    private readonly Stopwatch clock = Stopwatch.StartNew();
    private int waiting = components;

    /// <summary>What the next component may take.</summary>
    public Allowance Next()
    {
        var left = Interlocked.Decrement(ref waiting) + 1;
        var part = left <= threads ? 1 : Math.Min(0.5, Shares * threads / left);
        return new Allowance((limit - clock.Elapsed) * part, effort, cancel);
    }
}
