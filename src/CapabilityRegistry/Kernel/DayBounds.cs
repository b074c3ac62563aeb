namespace CapabilityRegistry.Kernel;

/// <summary>First instant of a day, and of the day after, in UTC.</summary>
public static class DayBounds
{
    public static DateTimeOffset? Begin(DateOnly? day) => day is { } first ? new DateTimeOffset(first, TimeOnly.MinValue, TimeSpan.Zero) : null;

    /// <summary>The first instant after the day; null for the last day of the calendar.</summary>
    public static DateTimeOffset? End(DateOnly? day) => day < DateOnly.MaxValue ? Begin(day.Value.AddDays(1)) : null;
}
