namespace CapabilityRegistry.Kernel;

public static class ClockExtensions
{
    /// <summary>Now in UTC, in the precision in which times are kept: milliseconds.</summary>
    public static DateTimeOffset Now(this TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        return new DateTimeOffset(now.Ticks - (now.Ticks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);
    }

    /// <summary>The current day in UTC.</summary>
    public static DateOnly Today(this TimeProvider clock) => clock.GetUtcNow().Day();

    /// <summary>The day in UTC.</summary>
    public static DateOnly Day(this DateTimeOffset time)
    {
#pragma warning disable RS0030 // The one place that makes a day of a time.
        return DateOnly.FromDateTime(time.UtcDateTime);
#pragma warning restore RS0030
    }
}
