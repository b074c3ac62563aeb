using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Data.Statements;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Registry.Conditions;
using CapabilityRegistry.Registry.Deployments;
using CapabilityRegistry.Registry.Pledges.Readiness;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.Pledges.Storage;
using CapabilityRegistry.Registry.Policies;
using CapabilityRegistry.Registry.Recognitions;
using CapabilityRegistry.Registry.Requirements.Rules;
using CapabilityRegistry.Registry.Requirements.Storage;
using CapabilityRegistry.Registry.Vettings;
using CapabilityRegistry.Registry.Visits;

namespace CapabilityRegistry.Planning.Supply;

/// <summary>
/// Makes the next snapshot: of what the events since the last one have touched, or of everything. Log and rows are read in one snapshot of the database, so
/// all of it belongs to one state of the registry.
/// </summary>
public sealed class NextSnapshotReader(
    EventStore events, PledgeStore pledges, RequirementStore requirements, DeploymentStore deployments, VisitStore visits, ConditionStore conditions,
    VettingStore vettings, InvestigationEffectReader investigations, RecognitionStore recognitions, PledgeReadiness readiness,
    CatalogueContextReader catalogue)
{
    private static readonly Caller Reader = Caller.System("planning");

    /// <param name="last">The last snapshot; null if there is none.</param>
    public async Task<Snapshot> Next(Snapshot? last)
    {
        var (tip, today) = (await events.HeadAnchor(), readiness.Today);
        // What pledges lack and will lose was judged by another day.
        if (last is null || last.JudgedOn != today)
        {
            return await Whole(tip, today);
        }

        if (last.LastEvent == tip)
        {
            return last;
        }

        return await events.SubjectsSince(last.LastEvent, tip) is { } subjects && SnapshotChanges.Of(subjects) is { Everything: false } changes
            ? await Changed(last, tip, changes)
            : await Whole(tip, today);
    }

    private async Task<Snapshot> Whole(Anchor tip, DateOnly today) => new()
    {
        LastEvent = tip,
        LastPlanEvent = tip,
        JudgedOn = today,
        Requirements = (await requirements.All()).ToDictionary(each => each.Id, StringComparer.Ordinal),
        Pledges = new(await OfStates(null)),
        Deployments = (await deployments.List(new DeploymentFilter(), Reader, PageQuery.Whole)).ToDictionary(each => each.Id, StringComparer.Ordinal),
        Catalogue = await catalogue.Read(),
        Recognised = await recognitions.Courses(),
    };

    private async Task<Snapshot> Changed(Snapshot from, Anchor tip, SnapshotChanges changes)
    {
        var (all, states) = (changes.Requirements, changes.DeploymentsOf);
        IReadOnlyList<Requirement> required = all.Count == 0 ? [] : await requirements.All(all);
        IReadOnlyList<UndatedOffer> offered =
        [
            .. changes.PledgesOf.Count == 0 ? [] : await OfStates(changes.PledgesOf),
            .. await OfKeys([.. changes.Pledges.Where(id => !changes.PledgesOf.Contains(from.Pledges.Find(id)?.Offer.Contributor ?? ""))], changes),
        ];
        var keys = changes.Pledges.Concat(offered.Select(each => each.Offer.Id))
            .Concat(from.Pledges.Where(each => changes.PledgesOf.Count > 0 && changes.PledgesOf.Contains(each.Offer.Contributor)).Select(each => each.Offer.Id))
            .ToHashSet(StringComparer.Ordinal);
        var isPlanned = keys.Count > 0 || states.Count > 0
            || required.Concat(all.Select(from.Requirements.GetValueOrDefault).OfType<Requirement>()).Any(each => each.IsInForce);
        var next = new Snapshot
        {
            LastEvent = tip,
            LastPlanEvent = isPlanned ? tip : from.LastPlanEvent,
            JudgedOn = from.JudgedOn,
            Requirements = all.Count == 0 ? from.Requirements : With(from.Requirements, each => all.Contains(each.Id), required, each => each.Id),
            Pledges = keys.Count == 0 ? from.Pledges : from.Pledges.With(offered, keys),
            Deployments = states.Count == 0
                ? from.Deployments
                : With(
                    from.Deployments, each => states.Contains(each.Contributor),
                    await deployments.List(new DeploymentFilter { Contributor = [.. states] }, Reader, PageQuery.Whole), each => each.Id),
            Catalogue = from.Catalogue,
            Recognised = from.Recognised,
        };
        if (states.Count == 0)
        {
            next.Follow(from, keys);
        }

        return next;
    }

    private static Dictionary<string, T> With<T>(IReadOnlyDictionary<string, T> all, Func<T, bool> isChanged, IEnumerable<T> changed, Func<T, string> key) =>
        all.Values.Where(each => !isChanged(each)).Concat(changed).ToDictionary(key, StringComparer.Ordinal);

    /// <summary>Every pledge of some states, or of all: the rows are not held, only what is offered.</summary>
    private async Task<IReadOnlyList<UndatedOffer>> OfStates(IReadOnlySet<string>? states)
    {
        string[]? ofStates = states is null ? null : [.. states];
        var offer = UndatedOffer.By(
            await readiness.Outlooks(states, Reader),
            await visits.Scheduled(ofStates, Reader),
            await conditions.List(new ConditionFilter { Contributor = ofStates }, Reader, PageQuery.Whole),
            await vettings.List(new VettingFilter { Contributor = ofStates }, Reader, PageQuery.Whole),
            await investigations.OfStates(ofStates, Reader),
            new OfferPool());
        var offers = new List<UndatedOffer>();
        await foreach (var pledge in pledges.Offered(states, Reader))
        {
            offers.Add(offer(pledge));
        }

        return offers;
    }

    /// <summary>Single pledges, unless their state is read as a whole.</summary>
    private async Task<IReadOnlyList<UndatedOffer>> OfKeys(IReadOnlyList<string> keys, SnapshotChanges changes)
    {
        var offers = new List<UndatedOffer>();
        foreach (var some in keys.Chunk(LongLists.Most))
        {
            IReadOnlyList<Pledge> read = [.. (await pledges.OfKeys(some, Reader)).Where(pledge => !changes.PledgesOf.Contains(pledge.Contributor))];
            var offer = UndatedOffer.By(
                await readiness.OutlooksOfSome(read, Reader),
                await visits.ScheduledTo(some, Reader),
                await conditions.List(new ConditionFilter { Pledge = some }, Reader, PageQuery.Whole),
                await vettings.List(new VettingFilter { Pledge = some }, Reader, PageQuery.Whole),
                await investigations.OfUnits(some, Reader),
                new OfferPool());
            offers.AddRange(read.Select(offer));
        }

        return offers;
    }
}
