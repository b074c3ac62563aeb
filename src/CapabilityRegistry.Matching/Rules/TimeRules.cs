using System.Globalization;

namespace CapabilityRegistry.Matching.Rules;

/// <summary>Is the unit there in time, and for as long as it is needed?</summary>
internal static class TimeRules
{
    /// <summary>All points for a quarter to spare at either end, so that a slip of one side does not undo the match.</summary>
    private const int AmpleMarginDays = 90;

    /// <summary>All points for arriving this much early: the 60 days within which an RDL unit deploys (un.org/hi/node/237137).</summary>
    private const int AmpleSlackDays = 60;

    public static Judgement Availability(Need need, Offer offer, DateOnly asOf)
    {
        var before = need.Start.DayNumber - offer.AvailableFrom.DayNumber;
        // Both ends name the first day that is no longer covered; day numbers cannot overflow as dates can.
        var after = (offer.AvailableUntil ?? DateOnly.MaxValue).DayNumber + 1 - need.End.DayNumber;
        var margin = Math.Clamp(before, 0, AmpleMarginDays) + Math.Clamp(after, 0, AmpleMarginDays);
        return new(
            before >= 0 && after >= 0,
            $"{Day(need.Start)} until before {Day(need.End)}",
            $"{Day(offer.AvailableFrom)} to {(offer.AvailableUntil is { } last ? Day(last) : "open")}",
            Points.Share(Points.OfAvailability, margin, 2 * AmpleMarginDays));
    }

    /// <summary>
    /// The unit arrives by the start if asked today. Once the start is past, nobody can: refusing everybody would leave
    /// the need empty for ever, so every offer passes and the points favour the one that arrives soonest.
    /// </summary>
    public static Judgement Response(Need need, Offer offer, DateOnly asOf)
    {
        var overdue = need.Start < asOf;
        var allowed = overdue ? AmpleSlackDays : need.Start.DayNumber - asOf.DayNumber;
        return new(
            overdue || offer.ResponseDays <= allowed,
            overdue ? "as soon as possible" : $"within {allowed} days",
            $"{offer.ResponseDays} days",
            Points.Share(Points.OfResponse, (long)allowed - offer.ResponseDays, AmpleSlackDays));
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
