namespace CapabilityRegistry.Platform.Digests;

/// <summary>When a digest is due, in UTC.</summary>
public static class DigestTiming
{
    /// <summary>The first time after a day that fits the rhythm.</summary>
    public static DateTimeOffset Next(DigestRhythm rhythm, DateOnly day, int hour)
    {
        var next = day.AddDays(1);
        while (rhythm != DigestRhythm.Daily && next.DayOfWeek != DayOf(rhythm))
        {
            next = next.AddDays(1);
        }

        return At(next, hour);
    }

    public static DateTimeOffset Tomorrow(DateOnly day, int hour) => At(day.AddDays(1), hour);

    private static DayOfWeek DayOf(DigestRhythm rhythm) => rhythm switch
    {
        DigestRhythm.Monday => DayOfWeek.Monday,
        DigestRhythm.Tuesday => DayOfWeek.Tuesday,
        DigestRhythm.Wednesday => DayOfWeek.Wednesday,
        DigestRhythm.Thursday => DayOfWeek.Thursday,
        DigestRhythm.Friday => DayOfWeek.Friday,
        DigestRhythm.Saturday => DayOfWeek.Saturday,
        _ => DayOfWeek.Sunday,
    };

    private static DateTimeOffset At(DateOnly day, int hour) => new(day, new TimeOnly(hour, 0), TimeSpan.Zero);
}
