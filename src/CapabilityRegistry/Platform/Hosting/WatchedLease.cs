namespace CapabilityRegistry.Platform.Hosting;

/// <summary>
/// A lease that another process holds, as this one sees it. Clocks of two machines differ, and one may jump: so it is not compared with the clock, but
/// looked at for as long as it lasts. Who is alive renews it in that time.
/// </summary>
/// <param name="length">How long a lease lasts from each sign of life.</param>
public sealed class WatchedLease(TimeSpan length, TimeProvider clock)
{
    /// <summary>The most that the clocks of two processes differ: what has been over for longer is over.</summary>
    public static readonly TimeSpan ClocksApart = TimeSpan.FromMinutes(5);

    private (DateTimeOffset Until, long Seen)? _last;

    /// <summary>Whether nobody holds it any more.</summary>
    /// <param name="until">Until when it lasts by the clock of who holds it, as it is read now.</param>
    public bool IsOver(DateTimeOffset until)
    {
        if (_last?.Until != until)
        {
            _last = (until, clock.GetTimestamp());
        }

        return until + ClocksApart < clock.GetUtcNow() || clock.GetElapsedTime(_last!.Value.Seen) >= length;
    }
}

/// <summary>The leases of a queue, as this process sees them: those that are not held any more are forgotten.</summary>
public sealed class WatchedLeases(TimeProvider clock)
{
    private Dictionary<string, WatchedLease> _held = [];

    /// <summary>Which of the jobs that somebody held when they were read nobody holds any more.</summary>
    /// <param name="key">What tells one holding of a job from the next, as far as leases differ in length.</param>
    /// <param name="until">Until when it lasts by the clock of who holds it.</param>
    public IReadOnlyList<T> Over<T>(IReadOnlyList<T> jobs, Func<T, string> key, Func<T, TimeSpan> length, Func<T, DateTimeOffset> until)
    {
        _held = jobs.ToDictionary(key, job => _held.GetValueOrDefault(key(job)) ?? new WatchedLease(length(job), clock));
        return [.. jobs.Where(job => _held[key(job)].IsOver(until(job)))];
    }
}
