using CapabilityRegistry.Kernel;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Platform.Data.Statements;
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
using CapabilityRegistry.Registry.Policies.Terms;
using CapabilityRegistry.Registry.Recognitions;
using CapabilityRegistry.Registry.Requirements.Storage;
using CapabilityRegistry.Registry.SurComparisons;
using CapabilityRegistry.Registry.Vettings;
using CapabilityRegistry.Registry.Visits;
using CapabilityRegistry.Registry.Visits.Findings;

namespace CapabilityRegistry.Planning.Supply;

/// <summary>
/// Makes snapshots as they were after an event, or at the end of an earlier day in UTC. Pledges about which nothing happened since are those of the snapshot
/// of now; all others, and what is on record beside pledges, is told by the log, with the policies of then. Other reference data is of now.
/// </summary>
public sealed class PastSnapshotReader(
    SnapshotReader snapshots, AsAtReader past, EventStore events, UnitFactStore facts, PledgeReadiness readiness,
    InvestigationEffectReader investigations, CatalogueContextReader catalogue, RecentSnapshots recent)
{
    /// <summary>What is told of each kind beside the pledges as a whole, and of which pledges an object of it says something.</summary>
    private static readonly Dictionary<string, Func<PastObject, IEnumerable<string>>> Beside = new()
    {
        [RequirementStore.Kind] = _ => [],
        [RecognitionStore.Kind] = _ => [],
        // Of all pledges of its state.
        [CapStore.Kind] = _ => [],
        [VisitStore.Kind] = each => each.As<PastVisit>().ToVisit().Units.Select(unit => unit.Pledge),
        [InvestigationStore.Kind] = each => each.As<Investigation>().Pledge is { } unit ? [unit] : [],
        [DeploymentStore.Kind] = each => [each.As<Deployment>().Pledge],
        [FindingStore.Kind] = each => [each.As<Finding>().Pledge],
        [PaperStore.Kind] = each => [each.As<Paper>().Pledge],
        [SurComparisonStore.Kind] = each => [each.As<SurComparison>().Pledge],
        [AgreementStore.Kind] = each => [each.As<Agreement>().Pledge],
        [ConditionStore.Kind] = each => [each.As<Condition>().Pledge],
        [VettingStore.Kind] = each => [each.As<Vetting>().Pledge],
    };

    public DateOnly Today => snapshots.Today;

    /// <summary>What the registry knew at the end of a day, on that day; on today, what it knows now.</summary>
    /// <exception cref="InvalidOperationException">The caller may see one state only.</exception>
    public async Task<DaySnapshot> AtEndOf(DateOnly day, Caller caller)
    {
        if (day >= Today)
        {
            return await snapshots.OnToday(caller);
        }

        var now = await snapshots.Now(caller);
        return (await Told([await EndOf(day, now, caller)], now, caller))[0];
    }

    /// <summary>Remembers a snapshot of which a list was begun that is gone on with by <see cref="AfterEvent"/>.</summary>
    public void Remember(DaySnapshot begun) => recent.Add(begun);

    /// <summary>What the registry knew after an event, on a day: what a list that was begun then goes on with.</summary>
    /// <returns>Null if there is no such event yet.</returns>
    /// <exception cref="InvalidOperationException">The caller may see one state only.</exception>
    public async Task<DaySnapshot?> AfterEvent(long seq, DateOnly day, Caller caller)
    {
        var now = await snapshots.Now(caller);
        if (seq > now.LastEvent.Seq)
        {
            return null;
        }

        if (seq == now.LastEvent.Seq && day == now.JudgedOn)
        {
            return now.On(day);
        }

        return recent.Find(seq, day) ?? recent.Add((await Told([new(seq, day)], now, caller))[0]);
    }

    /// <summary>
    /// What the registry knew at the ends of two days, on those days. What happened since the first is told by the log for both, so that a difference between
    /// them is one of the registry, not of how it was read; what nothing happened to is the same instance in both.
    /// </summary>
    /// <exception cref="InvalidOperationException">The caller may see one state only.</exception>
    public async Task<(DaySnapshot Before, DaySnapshot After)> AtEndsOf(DateOnly before, DateOnly after, Caller caller)
    {
        var now = await snapshots.Now(caller);
        var told = await Told([await EndOf(before, now, caller), await EndOf(after, now, caller)], now, caller);
        return (told[0], told[1]);
    }

    private async Task<Moment> EndOf(DateOnly day, Snapshot now, Caller caller) => new(
        day < Today ? await past.HeadBefore(new DateTimeOffset(day.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero), caller) : now.LastEvent.Seq, day);

    /// <param name="moments">In their order.</param>
    private async Task<IReadOnlyList<DaySnapshot>> Told(IReadOnlyList<Moment> moments, Snapshot now, Caller caller)
    {
        var beside = new List<ObjectsAsAt>();
        foreach (var seq in moments.Select(each => each.Seq).Append(now.LastEvent.Seq))
        {
            beside.Add(await ObjectsAt(seq, caller, beside.LastOrDefault()));
        }

        var touched = await Touched(beside[0], beside[^1], now, caller);
        var offers = await Offers(moments, beside, touched, caller);
        var catalogueNow = await catalogue.Read();
        var told = new List<DaySnapshot>();
        foreach (var (moment, objects, read) in moments.Zip(beside, offers))
        {
            var end = await Anchor(moment.Seq, caller);
            var then = new Snapshot
            {
                LastEvent = end,
                LastPlanEvent = end,
                JudgedOn = moment.Day,
                Requirements = objects.OfKinds[RequirementStore.Kind].ById
                    .ToDictionary(each => each.Key, each => PastRequirement.Of(each.Value), StringComparer.Ordinal),
                Pledges = touched.Count == 0 ? now.Pledges : now.Pledges.With(read, touched),
                Deployments = objects.Of<Deployment>(DeploymentStore.Kind).ToDictionary(each => each.Id, StringComparer.Ordinal),
                Catalogue = catalogueNow,
                Recognised = new(objects.Of<Recognition>(RecognitionStore.Kind)),
            };
            told.Add(then.On(moment.Day));
        }

        return told;
    }

    private async Task<ObjectsAsAt> ObjectsAt(long seq, Caller caller, ObjectsAsAt? earlier)
    {
        var ofKinds = new Dictionary<string, PastObjects>();
        foreach (var kind in Beside.Keys)
        {
            ofKinds[kind] = await past.At(seq, kind, caller, earlier?.OfKinds[kind]);
        }

        return new(seq, ofKinds);
    }

    /// <summary>The keys of the pledges of which something was said since, or taken away by time without anybody saying so.</summary>
    private async Task<IReadOnlySet<string>> Touched(ObjectsAsAt then, ObjectsAsAt latest, Snapshot now, Caller caller)
    {
        var since = (await events.SubjectsBetween(then.Seq + 1, latest.Seq, caller)).Select(each => (each.SubjectKind, each.SubjectId)).ToHashSet();
        // By other policies every unit may stand otherwise.
        var isJudgedOtherwise = since.Any(each => each.SubjectKind == PolicyTermStore.Kind);
        var (named, states) = (new List<string>(), new HashSet<string>());
        foreach (var (kind, id) in since.Where(each => Beside.ContainsKey(each.SubjectKind)))
        {
            foreach (var state in new[] { then, latest }.Select(known => known.OfKinds[kind].ById.GetValueOrDefault(id)).OfType<PastObject>())
            {
                named.AddRange(Beside[kind](state));
                states.UnionWith(kind == CapStore.Kind ? [state.As<Cap>().Contributor] : []);
            }
        }

        return since.Where(each => each.SubjectKind == PledgeStore.Kind).Select(each => each.SubjectId)
            .Concat(named)
            .Concat(now.Pledges.Select(each => each.Offer)
                .Where(each => isJudgedOtherwise || states.Contains(each.Contributor) || HasLapsed(each, now)).Select(each => each.Id))
            .ToHashSet(StringComparer.Ordinal);
    }

    // What nobody has written down yet is told of another day in other words.
    private static bool HasLapsed(Offer offer, Snapshot now) => offer.Lapses is [var first, ..] && first.On <= now.JudgedOn;

    /// <summary>What was offered of the pledges at each of the moments.</summary>
    private async Task<IReadOnlyList<IReadOnlyCollection<UndatedOffer>>> Offers(
        IReadOnlyList<Moment> moments, IReadOnlyList<ObjectsAsAt> beside, IReadOnlySet<string> touched, Caller caller)
    {
        var decisions = await facts.DecisionsOf(touched, caller);
        var (by, offers) = (new List<Func<Pledge, UndatedOffer>>(), moments.Select(_ => new List<UndatedOffer>()).ToList());
        foreach (var (moment, objects) in moments.Zip(beside))
        {
            by.Add(await OfferBy(objects, decisions, moment.Day));
        }

        // What is told of a pledge, some kilobytes, is held no longer than its offers are made of it.
        foreach (var some in touched.Chunk(LongLists.Most))
        {
            PastObjects? pledges = null;
            for (var i = 0; i < moments.Count; i++)
            {
                pledges = await past.At(moments[i].Seq, PledgeStore.Kind, some, caller, pledges);
                offers[i].AddRange(pledges.ById.Values.Select(each => by[i](each.As<Pledge>())));
            }
        }

        return offers;
    }

    private async Task<Func<Pledge, UndatedOffer>> OfferBy(ObjectsAsAt objects, IReadOnlyList<PledgeDecision> decisions, DateOnly day)
    {
        var visits = objects.Of<PastVisit>(VisitStore.Kind).Select(each => each.ToVisit()).ToList();
        var records = new UnitRecords
        {
            Decisions = decisions,
            Visits = PastUnits.VisitsOf(visits),
            Findings = PastUnits.FindingsOf(objects.Of<Finding>(FindingStore.Kind)),
            Papers = PastUnits.PapersOf(objects.Of<Paper>(PaperStore.Kind)),
            Comparisons = PastUnits.ComparisonsOf(objects.Of<SurComparison>(SurComparisonStore.Kind)),
            Agreements = PastUnits.AgreementsOf(objects.Of<Agreement>(AgreementStore.Kind)),
            Caps = PastUnits.CapsOf(objects.Of<Cap>(CapStore.Kind)),
            Missions = PastUnits.MissionsOf(objects.Of<Deployment>(DeploymentStore.Kind)),
        };
        return UndatedOffer.By(
            await readiness.Outlooks(records, day, objects.Seq), visits, objects.Of<Condition>(ConditionStore.Kind), objects.Of<Vetting>(VettingStore.Kind),
            await investigations.Of(objects.Of<Investigation>(InvestigationStore.Kind), objects.Seq), new OfferPool());
    }

    private async Task<Anchor> Anchor(long seq, Caller caller) =>
        await events.SubjectsBetween(seq, seq, caller) is [var last] ? new Anchor(seq, last.Hash) : Platform.Events.Anchor.Start;

    /// <param name="Seq">The last event that was known.</param>
    private sealed record Moment(long Seq, DateOnly Day);

    /// <summary>What is told beside pledges, after an event.</summary>
    private sealed record ObjectsAsAt(long Seq, IReadOnlyDictionary<string, PastObjects> OfKinds)
    {
        /// <summary>The objects of a kind, by key.</summary>
        public IEnumerable<T> Of<T>(string kind) =>
            OfKinds[kind].ById.OrderBy(each => each.Key, StringComparer.Ordinal).Select(each => each.Value.As<T>());
    }
}
