namespace CapabilityRegistry.Readiness.Judging;

/// <summary>How days are counted. Null stands for a day after the end of the calendar (31 December 9999): it never comes.</summary>
internal static class Dates
{
    private const int LastMonth = (9999 * 12) + 11;

    /// <summary>
    /// The day with the number of this one in a later month, or the last day of that month if it is shorter: 29 February and 12 months give
    /// 28 February.
    /// </summary>
    public static DateOnly? AddMonths(DateOnly day, int months) =>
        (day.Year * 12L) + day.Month - 1 + months > LastMonth ? null : day.AddMonths(months);

    /// <summary>So many days later.</summary>
    public static DateOnly? AddDays(DateOnly? day, int days) =>
        day is { } known && known.DayNumber + (long)days <= DateOnly.MaxValue.DayNumber ? known.AddDays(days) : null;

    /// <summary>The later of two days, each of which may never come.</summary>
    public static DateOnly? Later(DateOnly? one, DateOnly? other) => one is { } first && other is { } second ? Later(first, second) : null;

    /// <summary>The later of two days.</summary>
    public static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
