namespace CapabilityRegistry.ForceGeneration.Reports.Requirements;

/// <summary>The time that the paper of requirements looks at.</summary>
/// <param name="First">The first day.</param>
/// <param name="Last">The last day.</param>
public sealed record ReportSpan(DateOnly First, DateOnly Last)
{
    /// <summary>As many as the forecast has unless it is asked for others.</summary>
    public const int Months = 18;

    /// <summary>The days that are planned: the first one, and the first of each month after it.</summary>
    public IReadOnlyList<DateOnly> Days =>
    [
        First,
        .. Enumerable.Range(1, Months).Where(month => Number(First) + month <= Number(Last))
            .Select(month => new DateOnly(First.Year, First.Month, 1).AddMonths(month)).Where(day => day <= Last),
    ];

    /// <summary>18 months from a day; fewer at the end of the calendar.</summary>
    public static ReportSpan From(DateOnly first) => new(
        first, Number(DateOnly.MaxValue) - Number(first) >= Months ? first.AddMonths(Months).AddDays(-1) : DateOnly.MaxValue);

    private static int Number(DateOnly day) => (day.Year * 12) + day.Month;
}
