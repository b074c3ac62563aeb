using CapabilityRegistry.Matching.Eligibility;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Registry.Contributors;
using CapabilityRegistry.Registry.Requirements.Rules;

namespace CapabilityRegistry.Planning.Supply;

/// <summary>A snapshot on the day on which requests would go out. What takes long to make is made when it is first asked for.</summary>
public sealed class DaySnapshot
{
    private readonly Lazy<IReadOnlyList<Offer>> _offers;
    private readonly Lazy<EligibilityIndex> _index;
    private readonly Lazy<Dictionary<string, int>> _places;

    public DaySnapshot(DateOnly day, Snapshot snapshot)
    {
        Snapshot = snapshot;
        Context = new(day, snapshot.Catalogue,
            [.. snapshot.Deployments.Values.Where(each => each.IsUnderWay).OrderBy(each => each.Id, StringComparer.Ordinal)]);
        _offers = new(() => MissingPartners.Among(
            Context.Complete(snapshot.Pledges.OrderBy(each => each.Key, StringComparer.Ordinal).Select(each => each.Value.OfferOn(day, snapshot.Recognised)))));
        _index = new(() => EligibilityIndex.Of(Offers, day));
        _places = new(() => Offers.Index().ToDictionary(each => each.Item.Id, each => each.Index, StringComparer.Ordinal));
    }

    public Snapshot Snapshot { get; }

    /// <summary>Completes offers for the day, and tells how much of a slot is engaged.</summary>
    public DayContext Context { get; }

    public DateOnly Day => Context.Day;

    /// <summary>The last event that is taken into account.</summary>
    public Anchor LastEvent => Snapshot.LastEvent;

    /// <summary>Every pledge as it can be offered on the day, by key, in whatever status.</summary>
    public IReadOnlyList<Offer> Offers => _offers.Value;

    /// <summary>The index of <see cref="Offers"/>, in the same order.</summary>
    public EligibilityIndex Index => _index.Value;

    /// <summary>What a plan of those slots plans besides: the rest of their bundles.</summary>
    public IReadOnlyList<Slot> BundledWith(IReadOnlyCollection<Slot> needed) => Bundles.Rest(needed, Snapshot.InForce, Day);

    /// <summary>The place of a pledge in <see cref="Offers"/>; null if there is no such pledge.</summary>
    public int? PlaceOf(string pledge) => _places.Value.TryGetValue(pledge, out var place) ? place : null;

    /// <summary>What is to be filled on a day: of a requirement with a rotation, the slot of that day.</summary>
    public IReadOnlyList<Slot> NeededOn(DateOnly day) => [.. Snapshot.InForce.Select(requirement => requirement.SlotOn(day)).OfType<Slot>()];

    /// <summary>The pledge, whatever the day.</summary>
    public UndatedOffer Undated(string pledge) => Snapshot.Pledges[pledge];
}
