using System.Diagnostics;

namespace CapabilityRegistry.Matching.Solving.Problem;

/// <summary>Time and effort that the search of one component may use, and the token that ends it.</summary>
/// <param name="wall">Time for all stages together; null for no limit.</param>
/// <param name="effort">Deterministic seconds for each stage; null for no limit.</param>
/// <param name="cancel">Ends the search without a result.</param>
internal sealed class Allowance(TimeSpan? wall, int? effort, CancellationToken cancel)
{
    private readonly Stopwatch clock = Stopwatch.StartNew();

    public int? Effort => effort;

    public CancellationToken Cancel => cancel;

    public bool IsUsedUp => wall <= clock.Elapsed;

    /// <summary>The time that is left, 0 or more; null for no limit.</summary>
    public TimeSpan? Left => wall is { } most ? TimeSpan.FromTicks(Math.Max(0, (most - clock.Elapsed).Ticks)) : null;

    /// <summary>No limit: only the token ends the search.</summary>
    public static Allowance Unlimited(CancellationToken cancel) => new(null, null, cancel);

    /// <summary>What is left of it, with no more effort than this.</summary>
    public Allowance WithAtMost(int most) => new(Left, Math.Min(effort ?? most, most), cancel);

    /// <summary>An equal share for each stage to come, so that a hard one cannot leave the lower priorities with nothing.</summary>
    public TimeSpan? Share(int stages) => (wall - clock.Elapsed) / stages;

    /// <summary>The result of some work, or what is known without it if the time is over before or meanwhile.</summary>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    public T InTime<T>(Func<T> work, Func<T> otherwise)
    {
        try
        {
            ThrowIfOver();
            return work();
        }
        catch (LimitReachedException)
        {
            return otherwise();
        }
    }

    /// <summary>Long work calls it often, each time after well under a tenth of a second, so that limit and cancellation act at once.</summary>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    /// <exception cref="LimitReachedException">The time is over.</exception>
    public void ThrowIfOver()
    {
        cancel.ThrowIfCancellationRequested();
        if (IsUsedUp)
        {
            throw new LimitReachedException();
        }
    }
}
