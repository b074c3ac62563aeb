using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.Visits;

namespace CapabilityRegistry.Planning.Supply;

/// <summary>A pledge as it is offered, whatever the day.</summary>
/// <param name="Offer">The offer without what depends on the day, which <see cref="DayContext"/> adds.</param>
/// <param name="UnitName">What the state calls the unit.</param>
/// <param name="VisitPlannedOn">The earliest day of a visit to come; null if none is planned.</param>
public sealed record UndatedOffer(Offer Offer, string UnitName, DateOnly? VisitPlannedOn)
{
    /// <param name="visitedOn">The day of the last passed visit; null if there was none.</param>
    public static UndatedOffer Of(Pledge pledge, DateOnly? visitedOn, DateOnly? visitPlannedOn) =>
        new(PledgeOffer.Of(pledge, visitedOn), pledge.UnitName, visitPlannedOn);

    /// <param name="visitedOn">The day of the last passed visit of each pledge that has one.</param>
    /// <param name="visits">Visits of whatever kind and status; units without an outcome in scheduled AAVs are still to be visited.</param>
    public static IReadOnlyList<UndatedOffer> Of(
        IEnumerable<Pledge> pledges, IReadOnlyDictionary<string, DateOnly> visitedOn, IEnumerable<Visit> visits)
    {
        var planned = visits.Where(visit => visit is { Status: VisitStatus.Scheduled, Kind: VisitKind.Aav })
            .SelectMany(visit => visit.Units.Where(unit => unit.Result is null), (visit, unit) => (unit.Pledge, visit.PlannedOn))
            .GroupBy(each => each.Pledge).ToDictionary(of => of.Key, of => of.Min(each => each.PlannedOn));
        return [.. pledges.Select(pledge => Of(pledge, Day(visitedOn, pledge), Day(planned, pledge)))];
    }

    private static DateOnly? Day(IReadOnlyDictionary<string, DateOnly> days, Pledge pledge) =>
        days.TryGetValue(pledge.Id, out var day) ? day : null;
}
