namespace CapabilityRegistry.Matching.Rules;

/// <summary>Is the unit there in time, and for as long as it is needed?</summary>
internal static class TimeRules
{
    /// <summary>All points for a quarter to spare at either end, so that a slip of one side does not undo the match.</summary>
    private const int AmpleMarginDays = 90;

    /// <summary>All points for arriving this much early: the 60 days within which an RDL unit deploys (un.org/hi/node/237137).</summary>
    private const int AmpleSlackDays = 60;

    public static Rule Availability { get; } = new()
    {
        Lines = (need, _) => [new(new AtMost(Facts.AvailableFrom, need.Start.DayNumber)), new(new AtLeast(Facts.AvailableUntil, need.End.DayNumber))],
        Merit = (need, _, offer) => Merits.Share(
            Math.Clamp(need.Start.DayNumber - offer[Facts.AvailableFrom], 0, AmpleMarginDays)
            + Math.Clamp(offer[Facts.AvailableUntil] - need.End.DayNumber, 0, AmpleMarginDays),
            2 * AmpleMarginDays),
        Required = (need, _, _) => During(need),
        Actual = (_, offer, _) =>
            $"{Words.Day(offer.AvailableFrom.DayNumber)} to {(offer.AvailableUntil is { } last ? Words.Day(last.DayNumber) : "open")}",
        Repair = (need, _, line) => line.Test is AtMost ? ComeEarlier(need) : StayLonger(need),
    };

    /// <summary>
    /// The unit arrives by the start if asked today. Once the start is past, nobody can: refusing everybody would leave
    /// the need empty for ever, so every offer passes and the points favour the one that arrives soonest.
    /// </summary>
    public static Rule Response { get; } = new()
    {
        Lines = (need, asOf) => IsOverdue(need, asOf) ? [] : [new(new AtMost(Facts.ResponseDays, Allowed(need, asOf)), Bound: Allowed(need, asOf))],
        Merit = (need, asOf, offer) =>
            Merits.Share((long)(IsOverdue(need, asOf) ? AmpleSlackDays : Allowed(need, asOf)) - offer[Facts.ResponseDays], AmpleSlackDays),
        Required = (need, asOf, _) => IsOverdue(need, asOf) ? "as soon as possible" : $"within {Allowed(need, asOf)} days",
        Actual = (_, offer, _) => $"{offer.ResponseDays} days",
        Repair = (_, offer, line) => new(
            $"{line.Bound}", $"respond {Words.Count(offer.ResponseDays - line.Bound, "day")} faster", o => o with { ResponseDays = line.Bound }),
    };

    /// <summary>No engagement meets the need, and the turnaround lies between them, whichever comes first.</summary>
    public static Rule Engagement { get; } = new()
    {
        Lines = (need, _) => [new(new IsFree(need.Start.DayNumber, need.End.DayNumber))],
        Required = (need, _, _) => $"free {During(need)}",
        Actual = (need, offer, _) => Words.List([.. InTheWay(need, offer).Select(each => Bound(offer, each))], whenEmpty: "free"),
        Repair = (need, offer, _) => new(
            "free",
            $"release it from {Words.List(InTheWay(need, offer).Select(each => $"the engagement of {Span(each)}"))}",
            o => o with { Engagements = [.. o.Engagements.Except(InTheWay(need, o))] }),
    };

    private static bool IsOverdue(Need need, DateOnly asOf) => need.Start < asOf;

    private static int Allowed(Need need, DateOnly asOf) => need.Start.DayNumber - asOf.DayNumber;

    private static string During(Need need) => $"{Words.Day(need.Start.DayNumber)} until before {Words.Day(need.End.DayNumber)}";

    private static IReadOnlyList<Engagement> InTheWay(Need need, Offer offer) =>
        [.. offer.Engagements.Where(each => Facts.Meets(Facts.Bound(offer, each), need.Start.DayNumber, need.End.DayNumber))];

    private static string Bound(Offer offer, Engagement engagement) => offer.TurnaroundDays == 0
        ? $"engaged {Span(engagement)}"
        : $"engaged {Span(engagement)}, {Words.Count(offer.TurnaroundDays, "day")} of turnaround";

    private static string Span(Engagement engagement) => $"{Words.Day(engagement.From.DayNumber)} until before {Words.Day(engagement.Until.DayNumber)}";

    private static Change ComeEarlier(Need need) => new(
        Words.Day(need.Start.DayNumber), $"be available from {Words.Day(need.Start.DayNumber)}", o => o with { AvailableFrom = need.Start });

    private static Change StayLonger(Need need)
    {
        var last = need.End.AddDays(-1);
        return new(Words.Day(last.DayNumber), $"be available until {Words.Day(last.DayNumber)}", o => o with { AvailableUntil = last }, "availableUntil");
    }
}
