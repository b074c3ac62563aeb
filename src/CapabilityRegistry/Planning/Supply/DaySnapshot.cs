using CapabilityRegistry.Matching.Eligibility;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Registry.Requirements.Rules;

namespace CapabilityRegistry.Planning.Supply;

/// <summary>A snapshot on the day on which requests would go out. What takes long to make is made when it is first asked for.</summary>
public sealed class DaySnapshot
{
    private readonly Lazy<DayOffers> _offers;

    public DaySnapshot(DateOnly day, Snapshot snapshot)
    {
        Snapshot = snapshot;
        Context = new(day, snapshot.Catalogue,
            [.. snapshot.Deployments.Values.Where(each => each.IsUnderWay).OrderBy(each => each.Id, StringComparer.Ordinal)]);
        _offers = new(() => new(day, Context.Complete(snapshot.Pledges.Select(each => each.OfferOn(day, snapshot.Recognised))), snapshot.LastPlanEvent));
    }

    private DaySnapshot(Snapshot snapshot, DayContext context, Lazy<DayOffers> offers) => (Snapshot, Context, _offers) = (snapshot, context, offers);

    public Snapshot Snapshot { get; }

    /// <summary>Completes offers for the day, and tells how much of a slot is engaged.</summary>
    public DayContext Context { get; }

    public DateOnly Day => Context.Day;

    /// <summary>The last event that is taken into account.</summary>
    public Anchor LastEvent => Snapshot.LastEvent;

    /// <summary>Every pledge as it can be offered on the day, by key, in whatever status.</summary>
    public IReadOnlyList<Offer> Offers => _offers.Value.All;

    /// <summary>The offer of a pledge; null if there is no such pledge.</summary>
    public Offer? FindOffer(string pledge) => _offers.Value.Find(pledge);

    /// <summary>The offers of these unit types.</summary>
    public IEnumerable<Offer> OffersOf(IEnumerable<string> unitTypes) => _offers.Value.OfTypes(unitTypes);

    /// <summary>The last event by which an offer of a unit type may have changed.</summary>
    public Anchor LastChangeOf(string unitType) => _offers.Value.LastChangeOf(unitType);

    /// <summary>The last event by which an offer of a unit type that is or was registered may have changed: no other can be chosen.</summary>
    public Anchor LastChangeOfRegistered(string unitType) => _offers.Value.LastChangeOfRegistered(unitType);

    /// <summary>The last event by which any offer that is or was registered may have changed.</summary>
    public Anchor LastChangeOfRegistered() => _offers.Value.LastChangeOfRegistered();

    /// <summary>For each offer with partners its unit type and theirs, each combination once.</summary>
    public IReadOnlyList<IReadOnlyList<string>> TypesOfPartners => _offers.Value.Partners;

    /// <summary>A result that was made of all registered offers, made once.</summary>
    /// <param name="key">What identifies it.</param>
    /// <param name="make">Makes it, of the registered offers of this snapshot alone: it is still used when only others are different.</param>
    public T Once<T>(object key, Func<T> make)
        where T : class => _offers.Value.Once(key, make);

    /// <summary>The index of the offers of the unit types that a need accepts.</summary>
    public EligibilityIndex IndexFor(Need need) => _offers.Value.IndexOf(need.Substitutes.Select(each => each.UnitType).Append(need.UnitType));

    /// <summary>What a plan of those slots plans besides: the rest of their bundles.</summary>
    public IReadOnlyList<Slot> BundledWith(IReadOnlyCollection<Slot> needed) => Bundles.Rest(needed, Snapshot.InForce, Day);

    /// <summary>What is to be filled on a day: of a requirement with a rotation, the slot of that day.</summary>
    public IReadOnlyList<Slot> NeededOn(DateOnly day) => [.. Snapshot.InForce.Select(requirement => requirement.SlotOn(day)).OfType<Slot>()];

    /// <summary>The pledge, whatever the day.</summary>
    public UndatedOffer Undated(string pledge) => Snapshot.Pledges[pledge];

    /// <summary>The same day of a later snapshot that differs in some pledges, and in requirements.</summary>
    /// <param name="next">With the deployments, the catalogue and the recognitions of this one.</param>
    /// <param name="keys">Of the pledges that were read again.</param>
    internal DaySnapshot Followed(Snapshot next, IReadOnlySet<string> keys)
    {
        if (keys.Count == 0)
        {
            return new(next, Context, _offers);
        }

        // What nobody has asked for yet is made from the beginning when somebody does, and nothing of this one is held for it.
        if (!_offers.IsValueCreated)
        {
            return new(Day, next);
        }

        var read = Context.Complete(keys.Select(next.Pledges.Find).OfType<UndatedOffer>().Select(each => each.OfferOn(Day, next.Recognised)));
        return new(next, Context, new(_offers.Value.With(read, keys, next.LastPlanEvent)));
    }
}
