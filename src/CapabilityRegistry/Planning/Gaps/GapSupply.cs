using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Planning.Supply;
using CapabilityRegistry.Registry.Catalogue;

namespace CapabilityRegistry.Planning.Gaps;

/// <summary>Which offers of a snapshot a gap figure counts, each as time alone will have left it on the day.</summary>
public static class GapSupply
{
    public static IEnumerable<Offer> OffersOf(this DaySnapshot snapshot, ContributorGroup group) => snapshot.Offers.Where(group.Holds);

    /// <summary>
    /// Pledges at Level 1 on the day that would be at Level 2 if every Assessment and Advisory Visit planned until then were passed: those that hold Level 1,
    /// and those that fall to it.
    /// </summary>
    /// <param name="least">The level from which on pledges count; above Level 2 no such visit helps.</param>
    public static IEnumerable<Offer> RaisedBy(
        this DaySnapshot snapshot, DateOnly day, ContributorGroup group, ReadinessLevel least = SelectionLevel.Least) =>
        snapshot.OffersOn(day, group).Where(offer =>
            least <= ReadinessLevel.L2
            && offer is { Status: Offer.Registered, Level: (int)ReadinessLevel.L1 }
            && snapshot.IsAvailable(offer, day)
            && snapshot.Undated(offer.Id).Visits.AavOn <= day);

    /// <summary>
    /// Registered units that are available on the day, neither bound by a deployment nor kept back by a condition of their state, an open share of another
    /// or their vetting, of the scope's unit type and at a level or above.
    /// </summary>
    public static IEnumerable<Offer> AvailableOn(this DaySnapshot snapshot, DateOnly day, GapScope scope, ReadinessLevel least) =>
        snapshot.OffersOn(day, scope.Group).Where(offer =>
            offer.Status == Offer.Registered
            && offer.Level >= (int)least
            && scope.UnitTypes.Holds(offer.UnitType)
            && snapshot.IsAvailable(offer, day));

    private static IEnumerable<Offer> OffersOn(this DaySnapshot snapshot, DateOnly day, ContributorGroup group) =>
        snapshot.OffersOf(group).Select(offer => offer.On(day));

    private static bool IsAvailable(this DaySnapshot snapshot, Offer offer, DateOnly day) =>
        offer.AvailableFrom <= day && !(offer.AvailableUntil < day) && !offer.Engagements.Any(bound => bound.From <= day && day < bound.Until)
        && offer.OpenShares.Count == 0 && !IsKeptBack(snapshot.Undated(offer.Id).Offer, day);

    // Asked of what was pledged: an offer of today has nothing any more that is over, and the day may be past.
    private static bool IsKeptBack(Offer pledged, DateOnly day) =>
        pledged.Conditions.Any(condition => condition.IsOpenOn(day)) || pledged.Vetting.Any(time => time.KeepsBackOn(day));
}
