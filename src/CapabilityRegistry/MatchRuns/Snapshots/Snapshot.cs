using CapabilityRegistry.Contributors;
using CapabilityRegistry.Events;
using CapabilityRegistry.Matching;
using CapabilityRegistry.Requirements;

namespace CapabilityRegistry.MatchRuns.Snapshots;

/// <summary>
/// Every pledge and every requirement of the registry as of one event. It never changes. It holds all states' rows, so
/// only <see cref="SnapshotStore"/> hands it out, and to nobody who may see one state only.
/// </summary>
public sealed class Snapshot
{
    private readonly Lock _lock = new();
    private SnapshotOn? _on;

    /// <summary>The last event that it knows of.</summary>
    public required Anchor Tip { get; init; }

    public required IReadOnlyDictionary<string, Requirement> Requirements { get; init; }

    /// <summary>By key.</summary>
    public required IReadOnlyDictionary<string, Held> Pledges { get; init; }

    /// <summary>By state, whatever their dates.</summary>
    public required ILookup<string, Membership> Memberships { get; init; }

    /// <summary>The same on a day. Kept until another day is asked for, so that midnight costs one request a little more.</summary>
    public SnapshotOn On(DateOnly day)
    {
        lock (_lock)
        {
            return _on is { } on && on.Day == day ? on : _on = new SnapshotOn(day, this);
        }
    }
}

/// <summary>A pledge as the matcher needs it.</summary>
/// <param name="Offer">Without its state's organisations, which depend on the day.</param>
public sealed record Held(Offer Offer, string UnitName);

/// <summary>All pledges as they can be offered on a day.</summary>
public sealed class SnapshotOn
{
    private readonly Dictionary<string, int> _places;

    public SnapshotOn(DateOnly day, Snapshot snapshot)
    {
        Day = day;
        var held = snapshot.Pledges.Values.OrderBy(each => each.Offer.Id, StringComparer.Ordinal).ToList();
        var organisations = held.Select(each => each.Offer.Contributor).Distinct()
            .ToDictionary(state => state, state => OrganisationsOn(day, snapshot.Memberships[state]));
        Names = [.. held.Select(each => each.UnitName)];
        Index = EligibilityIndex.Of([.. held.Select(each => each.Offer with { Organisations = organisations[each.Offer.Contributor] })], day);
        _places = Index.Offers.Index().ToDictionary(each => each.Item.Id, each => each.Index, StringComparer.Ordinal);
    }

    public DateOnly Day { get; }

    /// <summary>By key.</summary>
    public EligibilityIndex Index { get; }

    /// <summary>The name of the unit of each offer of the index.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The place of a pledge in the index; null if there is no such pledge.</summary>
    public int? PlaceOf(string pledge) => _places.TryGetValue(pledge, out var place) ? place : null;

    private static IReadOnlyList<string> OrganisationsOn(DateOnly day, IEnumerable<Membership> memberships) =>
        [.. memberships.Where(membership => membership.HoldsOn(day)).Select(membership => membership.Organisation)];
}
