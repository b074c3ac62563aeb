using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Registry.Agreements;
using CapabilityRegistry.Registry.Caps;
using CapabilityRegistry.Registry.Conditions;
using CapabilityRegistry.Registry.Deployments;
using CapabilityRegistry.Registry.Investigations;
using CapabilityRegistry.Registry.Papers;
using CapabilityRegistry.Registry.Pledges.Readiness;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.Pledges.Storage;
using CapabilityRegistry.Registry.Policies;
using CapabilityRegistry.Registry.Recognitions;
using CapabilityRegistry.Registry.Requirements.Storage;
using CapabilityRegistry.Registry.SurComparisons;
using CapabilityRegistry.Registry.Vettings;
using CapabilityRegistry.Registry.Visits;
using CapabilityRegistry.Registry.Visits.Findings;

namespace CapabilityRegistry.Planning.Supply;

/// <summary>Rebuilds snapshots as they were after an event, or at the end of an earlier day in UTC, from the event log. Reference data is of now.</summary>
public sealed class PastSnapshotReader(
    SnapshotReader snapshots, AsAtReader past, EventStore events, UnitFactStore facts, PledgeReadiness readiness,
    InvestigationEffectReader investigations, CatalogueContextReader catalogue, RecentSnapshots recent)
{
    private static readonly string[] Kinds =
    [
        PledgeStore.Kind, RequirementStore.Kind, VisitStore.Kind, DeploymentStore.Kind, FindingStore.Kind, PaperStore.Kind, SurComparisonStore.Kind,
        AgreementStore.Kind, CapStore.Kind, ConditionStore.Kind, RecognitionStore.Kind, VettingStore.Kind, InvestigationStore.Kind,
    ];

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
        return (await Rebuilt(await ObjectsAt(day, caller), day, caller)).On(day);
    }

    /// <summary>Remembers a snapshot of which a list was begun that is gone on with by <see cref="AfterEvent"/>.</summary>
    public void Remember(DaySnapshot begun) => recent.Add(begun);

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

        return recent.Find(seq, day) ?? recent.Add((await Rebuilt(await ObjectsAfter(seq, caller), day, caller)).On(day));
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
        return ((await Rebuilt(earlier, before, caller)).On(before), (await Rebuilt(later, after, caller)).On(after));
    }

    /// <param name="earlier">The objects at an earlier time, to continue from.</param>
    private async Task<ObjectsAsAt> ObjectsAt(DateOnly day, Caller caller, ObjectsAsAt? earlier = null)
    {
        var seq = day < Today ? await past.HeadBefore(new DateTimeOffset(day.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero), caller) : await events.Head();
        return await ObjectsAfter(seq, caller, earlier);
    }

    private async Task<ObjectsAsAt> ObjectsAfter(long seq, Caller caller, ObjectsAsAt? earlier = null)
    {
        var ofKinds = new Dictionary<string, PastObjects>();
        foreach (var kind in Kinds)
        {
            ofKinds[kind] = await past.At(seq, kind, caller, earlier?.OfKinds[kind]);
        }

        return new(seq, ofKinds);
    }

    private async Task<Snapshot> Rebuilt(ObjectsAsAt objects, DateOnly day, Caller caller)
    {
        var visits = objects.Of<PastVisit>(VisitStore.Kind).Select(each => each.ToVisit()).ToList();
        var deployments = objects.Of<Deployment>(DeploymentStore.Kind).ToList();
        var pledges = objects.Of<Pledge>(PledgeStore.Kind).ToList();
        var versions = pledges.ToDictionary(pledge => pledge.Id, pledge => pledge.Version);
        var records = new UnitRecords
        {
            Decisions = [.. (await facts.AllDecisions(caller)).Where(each => each.Version <= versions.GetValueOrDefault(each.Pledge))],
            Visits = PastUnits.VisitsOf(visits),
            Findings = PastUnits.FindingsOf(objects.Of<Finding>(FindingStore.Kind)),
            Papers = PastUnits.PapersOf(objects.Of<Paper>(PaperStore.Kind)),
            Comparisons = PastUnits.ComparisonsOf(objects.Of<SurComparison>(SurComparisonStore.Kind)),
            Agreements = PastUnits.AgreementsOf(objects.Of<Agreement>(AgreementStore.Kind)),
            Caps = PastUnits.CapsOf(objects.Of<Cap>(CapStore.Kind)),
            Missions = PastUnits.MissionsOf(deployments),
        };
        var end = await events.SubjectsBetween(objects.Seq, objects.Seq, caller) is [var last] ? new Anchor(objects.Seq, last.Hash) : Anchor.Start;
        return new Snapshot
        {
            LastEvent = end,
            LastPlanEvent = end,
            JudgedOn = day,
            Requirements = objects.OfKinds[RequirementStore.Kind].ById
                .ToDictionary(each => each.Key, each => PastRequirement.Of(each.Value), StringComparer.Ordinal),
            Pledges = new(pledges.Select(UndatedOffer.By(
                await readiness.Outlooks(records, day), visits, objects.Of<Condition>(ConditionStore.Kind), objects.Of<Vetting>(VettingStore.Kind),
                await investigations.Of(objects.Of<Investigation>(InvestigationStore.Kind)), new OfferPool()))),
            Deployments = deployments.ToDictionary(each => each.Id, StringComparer.Ordinal),
            Catalogue = await catalogue.Read(),
            Recognised = new(objects.Of<Recognition>(RecognitionStore.Kind)),
        };
    }

    private sealed record ObjectsAsAt(long Seq, IReadOnlyDictionary<string, PastObjects> OfKinds)
    {
        /// <summary>The objects of a kind, by key.</summary>
        public IEnumerable<T> Of<T>(string kind) =>
            OfKinds[kind].ById.OrderBy(each => each.Key, StringComparer.Ordinal).Select(each => each.Value.As<T>());
    }
}
