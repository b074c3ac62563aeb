using System.Collections.Immutable;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Planning.Supply;
using CapabilityRegistry.Registry.Deployments;
using CapabilityRegistry.Registry.Recognitions;
using CapabilityRegistry.Registry.Requirements.Rules;

namespace CapabilityRegistry.Planning.Gaps.Changes;

/// <summary>What the registry knew at the end of a day, and the day of the needs.</summary>
/// <param name="Snapshot">On the day at whose end it was known.</param>
/// <param name="Day">The day of the needs.</param>
public sealed record GapSnapshot(DaySnapshot Snapshot, DateOnly Day)
{
    /// <summary>The day at whose end this was known.</summary>
    public DateOnly KnownOn => Snapshot.Day;

    /// <summary>The last event that is taken into account.</summary>
    public long Seq => Snapshot.LastEvent.Seq;

    /// <summary>What identifies the state.</summary>
    public (long Seq, DateOnly KnownOn, DateOnly Day) Key => (Seq, KnownOn, Day);

    /// <summary>The requirements by key, in whatever status.</summary>
    public IReadOnlyDictionary<string, Requirement> Requirements => Snapshot.Snapshot.Requirements;

    /// <summary>The deployments by key, in whatever status.</summary>
    public IReadOnlyDictionary<string, Deployment> Deployments => Snapshot.Snapshot.Deployments;

    /// <summary>The offer of every pledge, in whatever status, as time had left it when this was known, without what else depends on the day, by key.</summary>
    public ImmutableSortedDictionary<string, Offer> UndatedOffers { get; } =
        Snapshot.Snapshot.Pledges.ToImmutableSortedDictionary(
            each => each.Offer.Id, each => each.OfferOn(Snapshot.Day, Snapshot.Snapshot.Recognised).On(Snapshot.Day), StringComparer.Ordinal);

    /// <summary>The undated offers, by key, without those about which nothing was said since, and of which nothing has passed.</summary>
    public IReadOnlyList<Offer> OffersOtherThan(GapSnapshot from) =>
        [.. UndatedOffers.Where(each => !ReferenceEquals(each.Value, from.UndatedOffers.GetValueOrDefault(each.Key))).Select(each => each.Value)];

    /// <summary>Which courses of which training centres were known then to be recognised when.</summary>
    public RecognisedCourses Recognised => Snapshot.Snapshot.Recognised;

    /// <summary>The certificates of a pledge as it was known then, those that count on a day by what is recognised.</summary>
    public IReadOnlyList<Certificate> CertificatesOn(DateOnly day, string pledge, RecognisedCourses recognised) =>
        Snapshot.Undated(pledge).OfferOn(day, recognised).Certificates;

    /// <summary>Completes the offers for the day at whose end this was known.</summary>
    public DayContext Context => Snapshot.Context;

    public GapState State => new(
        Day,
        Snapshot.NeededOn(Day).ToImmutableSortedDictionary(slot => slot.Requirement.Id, slot => slot, StringComparer.Ordinal),
        Requirements.Where(each => each.Value is { IsInForce: true, Bundle: not null }).ToImmutableSortedDictionary(StringComparer.Ordinal),
        UndatedOffers,
        Context);

    /// <summary>What was known at both ends of a span.</summary>
    public static async Task<(GapSnapshot From, GapSnapshot To)> Between(GapSpan span, PastSnapshotReader snapshots, Caller caller)
    {
        var (from, to) = span.Days(snapshots.Today);
        var (before, after) = await snapshots.AtEndsOf(from, to, caller);
        return (new GapSnapshot(before, span.On ?? from), new GapSnapshot(after, span.On ?? to));
    }
}
