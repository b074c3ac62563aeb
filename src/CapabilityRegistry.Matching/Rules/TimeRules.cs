using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Matching.Rules;

/// <summary>Is the unit available in time, and for as long as it is needed?</summary>
internal static class TimeRules
{
    /// <summary>
    /// All points for a quarter to spare at either end, so that a slip of one side does not undo the match. The level that is asked for has to last as long.
    /// </summary>
    private const int AmpleMarginDays = 90;

    /// <summary>All points for arriving this much early: the 60 days within which an RDL unit deploys (un.org/hi/node/237137).</summary>
    private const int AmpleSlackDays = 60;

    public static Rule Availability { get; } = new()
    {
        Lines = (need, _) =>
            [new(new NumberAtMost(OfferFacts.AvailableFrom, need.Start.DayNumber)), new(new NumberAtLeast(OfferFacts.AvailableUntil, need.End.DayNumber))],
        PairMerit = (need, _, offer) => MeritScale.InProportion(
            Math.Clamp(need.Start.DayNumber - offer[OfferFacts.AvailableFrom], 0, AmpleMarginDays) + MarginAtEnd(need, offer), 2 * AmpleMarginDays),
        Required = (need, _, _) => Wording.During(need),
        Actual = (_, offer, _) =>
            $"{Wording.Day(offer.AvailableFrom.DayNumber)} to {(offer.AvailableUntil is { } last ? Wording.Day(last.DayNumber) : "open")}",
        Repair = (need, _, line) => line.Test is NumberAtMost ? ComeEarlier(need) : StayLonger(need),
    };

    /// <summary>
    /// The unit arrives by the start if asked today. Once the start is past, nobody can: refusing everybody would leave
    /// the need empty for ever, so every offer passes and the points favour the one that arrives soonest.
    /// </summary>
    public static Rule Response { get; } = new()
    {
        Lines = (need, asOf) => IsOverdue(need, asOf) ? [] : [new(new NumberAtMost(OfferFacts.ResponseDays, Allowed(need, asOf)), Bound: Allowed(need, asOf))],
        PairMerit = (need, asOf, offer) =>
            MeritScale.InProportion((long)(IsOverdue(need, asOf) ? AmpleSlackDays : Allowed(need, asOf)) - offer[OfferFacts.ResponseDays], AmpleSlackDays),
        Required = (need, asOf, _) => IsOverdue(need, asOf) ? "as soon as possible" : $"within {Allowed(need, asOf)} days",
        Actual = (_, offer, _) => $"{offer.ResponseDays} days",
        Repair = (_, offer, line) => new(
            $"{line.Bound}", $"respond {Wording.Count(offer.ResponseDays - line.Bound, "day")} faster", o => o with { ResponseDays = line.Bound }),
    };

    /// <summary>No engagement overlaps the need; between two missions turnaround is included, whichever comes first.</summary>
    public static Rule Engagement { get; } = new()
    {
        Lines = (need, _) => [new(new FreeBetween(OfferFacts.Engagements, need.Mission, need.Start.DayNumber, need.End.DayNumber))],
        Required = (need, _, _) => $"free {Wording.During(need)}",
        Actual = (need, offer, _) => Wording.List([.. Overlapping(need, offer).Select(each => Bound(offer, each))], whenEmpty: "free"),
        Repair = (need, offer, _) => new(
            "free",
            $"release it from {Wording.List(Overlapping(need, offer).Select(each => $"the engagement of {Span(each)}"))}",
            o => o with { Engagements = [.. o.Engagements.Except(Overlapping(need, o))] }),
    };

    // A unit is to be had for as long as it has the level that is asked for. A day of the need without it costs what a day to spare earns.
    private static int MarginAtEnd(Need need, OfferReader offer)
    {
        var asked = StandingRules.LevelAskedFor(need);
        var held = Math.Min(offer[OfferFacts.LapseBelow(asked, excludes: false)], offer[OfferFacts.LapseBelow(asked, excludes: true)]);
        return Math.Clamp(Math.Min(offer[OfferFacts.AvailableUntil], held) - need.End.DayNumber, 0, AmpleMarginDays)
            - Math.Clamp(need.End.DayNumber - Math.Max(held, need.Start.DayNumber), 0, AmpleMarginDays);
    }

    private static bool IsOverdue(Need need, DateOnly asOf) => need.Start < asOf;

    private static int Allowed(Need need, DateOnly asOf) => need.Start.DayNumber - asOf.DayNumber;

    private static IReadOnlyList<Engagement> Overlapping(Need need, Offer offer) =>
        [.. offer.Engagements.Where(each => OfferFacts.BusyTime(offer, each).Overlaps(need.Mission, need.Start.DayNumber, need.End.DayNumber))];

    private static string Bound(Offer offer, Engagement engagement) => offer.TurnaroundDays == 0
        ? $"engaged {Span(engagement)}"
        : $"engaged {Span(engagement)}, {Wording.Count(offer.TurnaroundDays, "day")} of turnaround";

    private static string Span(Engagement engagement) => $"{Wording.Day(engagement.From.DayNumber)} until before {Wording.Day(engagement.Until.DayNumber)}";

    private static RepairChange ComeEarlier(Need need) => new(
        Wording.Day(need.Start.DayNumber), $"be available from {Wording.Day(need.Start.DayNumber)}", o => o with { AvailableFrom = need.Start });

    private static RepairChange StayLonger(Need need)
    {
        var last = need.End.AddDays(-1);
        return new(Wording.Day(last.DayNumber), $"be available until {Wording.Day(last.DayNumber)}", o => o with { AvailableUntil = last }, "availableUntil");
    }
}
