using CapabilityRegistry.Matching.Eligibility;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Registry.Contributors;
using CapabilityRegistry.Registry.Deployments;
using CapabilityRegistry.Registry.Requirements.Rules;

namespace CapabilityRegistry.Planning.Supply;

/// <summary>
/// Every pledge and every requirement of the registry as of one event. It never changes. It holds all states' rows, so
/// only <see cref="SnapshotStore"/> hands it out, and to nobody who may see one state only.
/// </summary>
public sealed class Snapshot
{
    private readonly Lock _lock = new();
    private DaySnapshot? _on;

    /// <summary>The last event that it knows of.</summary>
    public required Anchor LastEvent { get; init; }

    public required IReadOnlyDictionary<string, Requirement> Requirements { get; init; }

    /// <summary>By key.</summary>
    public required IReadOnlyDictionary<string, NamedOffer> Pledges { get; init; }

    /// <summary>The deployments that bind units or fill requirements.</summary>
    public required IReadOnlyList<Deployment> UnderWay { get; init; }

    /// <summary>By state, whatever their dates.</summary>
    public required ILookup<string, Membership> Memberships { get; init; }

    /// <summary>The region of each state.</summary>
    public required IReadOnlyDictionary<string, string> Regions { get; init; }

    /// <summary>The snapshot on a day. The last one is cached until another day is asked for.</summary>
    public DaySnapshot On(DateOnly day)
    {
        lock (_lock)
        {
            return _on is { } on && on.Day == day ? on : _on = new DaySnapshot(day, this);
        }
    }
}

/// <summary>The offer of a pledge with the name of its unit.</summary>
/// <param name="Offer">The offer without what depends on the day.</param>
public sealed record NamedOffer(Offer Offer, string UnitName);

/// <summary>All pledges as they can be offered on a day.</summary>
public sealed class DaySnapshot
{
    private readonly Dictionary<string, int> _places;

    public DaySnapshot(DateOnly day, Snapshot snapshot)
    {
        Day = day;
        var held = snapshot.Pledges.Values.OrderBy(each => each.Offer.Id, StringComparer.Ordinal).ToList();
        var on = new DayContext(day, OrganisationsOn(day, snapshot.Memberships), snapshot.Regions, snapshot.UnderWay);
        Names = [.. held.Select(each => each.UnitName)];
        Index = EligibilityIndex.Of(on.Complete(held.Select(each => each.Offer)), day);
        _places = Index.Offers.Index().ToDictionary(each => each.Item.Id, each => each.Index, StringComparer.Ordinal);
    }

    public DateOnly Day { get; }

    /// <summary>By key.</summary>
    public EligibilityIndex Index { get; }

    /// <summary>The name of the unit of each offer of the index.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The place of a pledge in the index; null if there is no such pledge.</summary>
    public int? PlaceOf(string pledge) => _places.TryGetValue(pledge, out var place) ? place : null;

    private static ILookup<string, string> OrganisationsOn(DateOnly day, ILookup<string, Membership> memberships) => memberships
        .SelectMany(state => state, (state, membership) => (State: state.Key, Membership: membership))
        .Where(each => each.Membership.HoldsOn(day))
        .ToLookup(each => each.State, each => each.Membership.Organisation);
}
