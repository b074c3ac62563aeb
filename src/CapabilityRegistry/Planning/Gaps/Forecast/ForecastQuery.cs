using System.ComponentModel;
using CapabilityRegistry.Kernel;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Planning.Gaps.Forecast;

/// <summary>Which gaps, in which months.</summary>
public sealed record ForecastQuery
{
    public const int MostMonths = 60;
    private const int UsualMonths = 18;

    [Description("Any day of the first month; if left out, the first month begins today or next.")]
    [FromQuery(Name = "from")]
    public DateOnly? From { get; init; }

    [Description("Any day of the last month, at most 60 months in all; 18 months if left out.")]
    [FromQuery(Name = "to")]
    public DateOnly? To { get; init; }

    /// <summary>The first day of each month.</summary>
    internal IReadOnlyList<DateOnly> Months(DateOnly today)
    {
        var (first, count) = Span(today);
        return [.. Enumerable.Range(0, count).Select(first.AddMonths)];
    }

    internal IEnumerable<Fault> Faults(DateOnly today)
    {
        var (first, count) = Span(today);
        if (count < 1)
        {
            yield return new Fault { Code = "ends-before-it-begins", Parameter = "to", Expected = $"{first:O} or after", Found = $"{To:O}" };
        }
        else if (count > MostMonths)
        {
            yield return new Fault { Code = "too-long", Parameter = "to", Expected = $"at most {MostMonths} months", Found = $"{count} months" };
        }
    }

    private (DateOnly First, int Count) Span(DateOnly today)
    {
        var first = From is { } from ? FirstOf(from) : today.Day == 1 ? today : FirstOf(today).AddMonths(1);
        return (first, To is { } to ? Number(to) - Number(first) + 1 : Math.Min(UsualMonths, Number(DateOnly.MaxValue) - Number(first) + 1));
    }

    private static DateOnly FirstOf(DateOnly day) => new(day.Year, day.Month, 1);

    private static int Number(DateOnly day) => (day.Year * 12) + day.Month;
}
