using System.ComponentModel;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.ForceGeneration.Reports.Indicators;

/// <summary>Of which day, and of which time before it.</summary>
public sealed record IndicatorQuery
{
    [Description("The first day of the time in which things happened; a year before the last if left out.")]
    [FromQuery(Name = "from")]
    public DateOnly? From { get; init; }

    [Description("The last day of it, on which things stand as they are told; today if left out.")]
    [FromQuery(Name = "to")]
    public DateOnly? To { get; init; }

    internal (DateOnly From, DateOnly To) Days(DateOnly today)
    {
        var to = To ?? today;
        return (From ?? (to.Year > 1 ? to.AddYears(-1).AddDays(1) : DateOnly.MinValue), to);
    }

    internal IEnumerable<Fault> Faults(DateOnly today)
    {
        var (from, to) = Days(today);
        if (to > today)
        {
            yield return new Fault { Code = "not-yet-known", Parameter = "to", Expected = $"{today:O} or before", Found = $"{to:O}" };
        }

        if (from > to)
        {
            yield return new Fault { Code = "ends-before-it-begins", Parameter = "from", Expected = $"{to:O} or before", Found = $"{from:O}" };
        }
    }
}
