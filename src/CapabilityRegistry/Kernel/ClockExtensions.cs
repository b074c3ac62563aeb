namespace CapabilityRegistry.Kernel;

public static class ClockExtensions
{
    /// <summary>Now in UTC, in the precision in which times are kept: milliseconds.</summary>
    public static DateTimeOffset Now(this TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        return new DateTimeOffset(now.Ticks - (now.Ticks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);
    }
}
