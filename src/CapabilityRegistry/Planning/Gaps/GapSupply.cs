using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Planning.Supply;
using CapabilityRegistry.Registry.Catalogue;

namespace CapabilityRegistry.Planning.Gaps;

/// <summary>Which offers of a snapshot a gap figure counts.</summary>
public static class GapSupply
{
    public static IEnumerable<Offer> OffersOf(this DaySnapshot snapshot, ContributorGroup group) => snapshot.Offers.Where(group.Holds);

    /// <summary>Pledges that would be at Level 2 if every visit planned until the day were passed.</summary>
    public static IEnumerable<Offer> RaisedBy(this DaySnapshot snapshot, DateOnly day, ContributorGroup group) => snapshot.OffersOf(group).Where(offer =>
        offer is { Status: Offer.Registered, Level: (int)ReadinessLevel.L1 } && IsAvailable(offer, day) && snapshot.VisitPlannedOn(offer.Id) <= day);

    /// <summary>Registered units that are available on the day and not bound by a deployment, of the scope's unit type and at a level or above.</summary>
    public static IEnumerable<Offer> AvailableOn(this DaySnapshot snapshot, DateOnly day, GapScope scope, ReadinessLevel least) =>
        snapshot.OffersOf(scope.Group).Where(offer =>
            offer.Status == Offer.Registered
            && offer.Level >= (int)least
            && scope.UnitTypes.Holds(offer.UnitType)
            && IsAvailable(offer, day));

    private static bool IsAvailable(Offer offer, DateOnly day) =>
        offer.AvailableFrom <= day && !(offer.AvailableUntil < day) && !offer.Engagements.Any(bound => bound.From <= day && day < bound.Until);
}
