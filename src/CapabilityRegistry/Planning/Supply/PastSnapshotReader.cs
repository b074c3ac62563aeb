using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Registry.Deployments;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.Pledges.Storage;
using CapabilityRegistry.Registry.Requirements.Storage;
using CapabilityRegistry.Registry.Visits;

namespace CapabilityRegistry.Planning.Supply;

/// <summary>Rebuilds snapshots as they were after an event, or at the end of an earlier day in UTC, from the event log. Reference data is of now.</summary>
public sealed class PastSnapshotReader(SnapshotReader snapshots, AsAtReader past, EventStore events, CatalogueContextReader catalogue, RecentSnapshots recent)
{
    public DateOnly Today => snapshots.Today;

    /// <summary>What the registry knew at the end of a day, on that day; on today, what it knows now.</summary>
    /// <exception cref="InvalidOperationException">The caller may see one state only.</exception>
    public async Task<DaySnapshot> AtEndOf(DateOnly day, Caller caller)
    {
        if (day >= Today)
        {
            return await snapshots.OnToday(caller);
        }

        SnapshotReader.RequireAllStates(caller);
        return (await Rebuilt(await ObjectsAt(day, caller), caller)).On(day);
    }

    /// <summary>What the registry knew after an event, on a day: what a list that was begun then goes on with.</summary>
    /// <returns>Null if there is no such event yet.</returns>
    /// <exception cref="InvalidOperationException">The caller may see one state only.</exception>
    public async Task<DaySnapshot?> AfterEvent(long seq, DateOnly day, Caller caller)
    {
        var now = await snapshots.Now(caller);
        if (seq >= now.LastEvent.Seq)
        {
            return seq == now.LastEvent.Seq ? now.On(day) : null;
        }

        return recent.Find(seq, day) ?? recent.Add((await Rebuilt(await ObjectsAfter(seq, caller), caller)).On(day));
    }

    /// <summary>
    /// What the registry knew at the ends of two days, on those days. Both come from the log, so that a difference between them is one of the
    /// registry, not of how it was read.
    /// </summary>
    /// <exception cref="InvalidOperationException">The caller may see one state only.</exception>
    public async Task<(DaySnapshot Before, DaySnapshot After)> AtEndsOf(DateOnly before, DateOnly after, Caller caller)
    {
        SnapshotReader.RequireAllStates(caller);
        var earlier = await ObjectsAt(before, caller);
        var later = await ObjectsAt(after, caller, earlier);
        return ((await Rebuilt(earlier, caller)).On(before), (await Rebuilt(later, caller)).On(after));
    }

    /// <param name="earlier">The objects at an earlier time, to continue from.</param>
    private async Task<ObjectsAsAt> ObjectsAt(DateOnly day, Caller caller, ObjectsAsAt? earlier = null)
    {
        var seq = day < Today ? await past.HeadBefore(new DateTimeOffset(day.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero), caller) : await events.Head();
        return await ObjectsAfter(seq, caller, earlier);
    }

    private async Task<ObjectsAsAt> ObjectsAfter(long seq, Caller caller, ObjectsAsAt? earlier = null) => new(
        await past.At(seq, PledgeStore.Kind, caller, earlier?.Pledges),
        await past.At(seq, RequirementStore.Kind, caller, earlier?.Requirements),
        await past.At(seq, VisitStore.Kind, caller, earlier?.Visits),
        await past.At(seq, DeploymentStore.Kind, caller, earlier?.Deployments));

    private async Task<Snapshot> Rebuilt(ObjectsAsAt objects, Caller caller)
    {
        var seq = objects.Pledges.Seq;
        var visits = objects.Visits.ById.Values.Select(each => each.As<PastVisit>().ToVisit()).ToList();
        return new Snapshot
        {
            LastEvent = await events.SubjectsBetween(seq, seq, caller) is [var last] ? new Anchor(seq, last.Hash) : Anchor.Start,
            Requirements = objects.Requirements.ById.ToDictionary(each => each.Key, each => PastRequirement.Of(each.Value), StringComparer.Ordinal),
            Pledges = UndatedOffer.Of(objects.Pledges.ById.Values.Select(each => each.As<Pledge>()), PassedOn(visits), visits)
                .ToDictionary(each => each.Offer.Id, StringComparer.Ordinal),
            Deployments = objects.Deployments.ById.ToDictionary(each => each.Key, each => each.Value.As<Deployment>(), StringComparer.Ordinal),
            Catalogue = await catalogue.Read(),
        };
    }

    private static Dictionary<string, DateOnly> PassedOn(IEnumerable<Visit> visits) => visits
        .Where(visit => visit.Kind == VisitKind.Aav)
        .SelectMany(visit => visit.Units.Where(unit => unit.VisitedOn is not null), (visit, unit) => (visit.Id, Unit: unit))
        .GroupBy(each => each.Unit.Pledge, (_, of) => of.OrderBy(each => each.Unit.VisitedOn).ThenBy(each => each.Id, StringComparer.Ordinal).Last().Unit)
        .Where(last => last.Result != VisitResult.Failed)
        .ToDictionary(last => last.Pledge, last => last.VisitedOn!.Value);

    private sealed record ObjectsAsAt(PastObjects Pledges, PastObjects Requirements, PastObjects Visits, PastObjects Deployments);
}
