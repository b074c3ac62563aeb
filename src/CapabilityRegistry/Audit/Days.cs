namespace CapabilityRegistry.Audit;

/// <summary>Days as moments, in UTC.</summary>
public static class Days
{
    public static DateTimeOffset? Begin(DateOnly? day) => day is { } first ? new DateTimeOffset(first, TimeOnly.MinValue, TimeSpan.Zero) : null;

    /// <summary>The first moment after the day; null for the last day there is, after which nothing comes.</summary>
    public static DateTimeOffset? End(DateOnly? day) => day < DateOnly.MaxValue ? Begin(day.Value.AddDays(1)) : null;
}
