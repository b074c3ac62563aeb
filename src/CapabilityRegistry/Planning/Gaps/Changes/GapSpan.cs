using System.ComponentModel;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Planning.Gaps.Changes;

/// <summary>Between which two times.</summary>
public sealed record GapSpan
{
    private const int UsualDays = 30;

    [Description("The day at whose end (UTC) the first state of knowledge is taken; 30 days before the second if left out.")]
    [FromQuery(Name = "from")]
    public DateOnly? From { get; init; }

    [Description("The day at whose end (UTC) the second state of knowledge is taken; today, as it is known now, if left out.")]
    [FromQuery(Name = "to")]
    public DateOnly? To { get; init; }

    [Description("The day of the needs at both times; if left out, each time's own day.")]
    [FromQuery(Name = "on")]
    public DateOnly? On { get; init; }

    internal (DateOnly From, DateOnly To) Days(DateOnly today)
    {
        var to = To ?? today;
        return (From ?? DateOnly.FromDayNumber(Math.Max(0, to.DayNumber - UsualDays)), to);
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

/// <summary>Which of the objects that changed.</summary>
public sealed record ChangedQuery
{
    [Description("Only those that this cause is about.")]
    [FromQuery(Name = "cause")]
    public Coded<GapCause>[]? Cause { get; init; }
}
