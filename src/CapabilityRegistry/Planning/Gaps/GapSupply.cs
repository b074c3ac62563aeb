using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Planning.Supply;
using CapabilityRegistry.Registry.Catalogue;

namespace CapabilityRegistry.Planning.Gaps;

/// <summary>Which offers of a snapshot a gap figure counts, each as time alone will have left it on the day.</summary>
public static class GapSupply
{
    /// <summary>
    /// Pledges at Level 1 on the day that would be at Level 2 if every Assessment and Advisory Visit planned until then were passed: those that hold Level 1,
    /// and those that fall to it.
    /// </summary>
    /// <param name="least">The level from which on pledges count; above Level 2 no such visit helps.</param>
    public static IEnumerable<Offer> RaisedBy(
        this DaySnapshot snapshot, DateOnly day, ContributorGroup group, ReadinessLevel least = SelectionLevel.Least) =>
        (least <= ReadinessLevel.L2 ? snapshot.Snapshot.Pledges.ToBeAssessed : [])
            .Where(pledge => pledge.Visits.AavOn <= day)
            .Select(pledge => (Today: snapshot.FindOffer(pledge.Offer.Id)!, Pledged: pledge.Offer))
            .Where(each => group.Holds(each.Today))
            .Select(each => (Offer: each.Today.On(day), each.Pledged))
            .Where(each => each.Offer is { Status: Offer.Registered, Level: (int)ReadinessLevel.L1 } && IsAvailable(each.Offer, each.Pledged, day))
            .Select(each => each.Offer);

    /// <summary>
    /// Registered units that are available on the day, neither bound by a deployment nor kept back by a condition of their state, an open share of another
    /// or their vetting, of the scope's unit type and at a level or above.
    /// </summary>
    public static IEnumerable<Offer> AvailableOn(this DaySnapshot snapshot, DateOnly day, GapScope scope, ReadinessLevel least) =>
        // Pledges and offers are in the same order. Time only takes away: what is not registered now will not be.
        from each in snapshot.Offers.Zip(snapshot.Snapshot.Pledges)
        where each.First is { Status: Offer.Registered, Level: { } level } && level >= (int)least
            && scope.UnitTypes.Holds(each.First.UnitType) && scope.Group.Holds(each.First)
        let offer = each.First.On(day)
        where offer.Status == Offer.Registered && offer.Level >= (int)least && IsAvailable(offer, each.Second.Offer, day)
        select offer;

    /// <summary>How much is available on a day of a group of states, counted once.</summary>
    public static SupplyFigures SupplyOn(this DaySnapshot snapshot, DateOnly day, ContributorGroup group) =>
        snapshot.Once((day, group), () => SupplyFigures.Of(snapshot, day, group));

    private static bool IsAvailable(Offer offer, Offer pledged, DateOnly day) =>
        offer.AvailableFrom <= day && !(offer.AvailableUntil < day)
        && (offer.Engagements.Count == 0 || !offer.Engagements.Any(bound => bound.From <= day && day < bound.Until))
        && offer.OpenShares.Count == 0 && !IsKeptBack(pledged, day);

    // Asked of what was pledged: an offer of today has nothing any more that is over, and the day may be past.
    private static bool IsKeptBack(Offer pledged, DateOnly day) =>
        (pledged.Conditions.Count > 0 && pledged.Conditions.Any(condition => condition.IsOpenOn(day)))
        || (pledged.Vetting.Count > 0 && pledged.Vetting.Any(time => time.KeepsBackOn(day)));
}
