using System.Diagnostics;

namespace CapabilityRegistry.Matching.Solving.Problem;

/// <summary>Time and effort that the search of one component may use.</summary>
/// <param name="wall">Time for all stages together; null for no limit.</param>
/// <param name="effort">Deterministic seconds for each stage; null for no limit.</param>
internal sealed class Allowance(TimeSpan? wall, int? effort)
{
    private readonly Stopwatch clock = Stopwatch.StartNew();

    public int? Effort => effort;

    public bool IsUsedUp => wall <= clock.Elapsed;

    /// <summary>An equal share for each stage to come, so that a hard one cannot leave the lower priorities with nothing.</summary>
    public TimeSpan? Share(int stages) => (wall - clock.Elapsed) / stages;
}
