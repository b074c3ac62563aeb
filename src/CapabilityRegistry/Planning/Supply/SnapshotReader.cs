using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Caching;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Registry.Conditions;
using CapabilityRegistry.Registry.Deployments;
using CapabilityRegistry.Registry.Pledges.Readiness;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.Pledges.Storage;
using CapabilityRegistry.Registry.Policies;
using CapabilityRegistry.Registry.Recognitions;
using CapabilityRegistry.Registry.Requirements.Storage;
using CapabilityRegistry.Registry.Vettings;
using CapabilityRegistry.Registry.Visits;

namespace CapabilityRegistry.Planning.Supply;

/// <summary>
/// Reads the snapshot of now. Each request compares the end of the log with the last snapshot, so an answer is never older than its request,
/// whichever process wrote last. A new snapshot counts only if the end of the log is the same before and after the reading: then nothing was
/// committed in between, and all rows belong to one state of the registry.
/// </summary>
public sealed class SnapshotReader(
    SingleFlight<Snapshot> latest, EventStore events, PledgeStore pledges, RequirementStore requirements, DeploymentStore deployments,
    VisitStore visits, ConditionStore conditions, VettingStore vettings, InvestigationEffectReader investigations, RecognitionStore recognitions,
    PledgeReadiness readiness, CatalogueContextReader catalogue, Work work, TimeProvider clock)
{
    /// <summary>With more events than this, everything is read again.</summary>
    private const int MostEvents = 200;

    /// <summary>How many times a read is repeated because the log has grown meanwhile. Each time only little has changed.</summary>
    private const int MostRounds = 50;

    public DateOnly Today => clock.Today();

    /// <exception cref="InvalidOperationException">The caller may see one state only.</exception>
    /// <exception cref="UnavailableException">The registry changes faster than it can be read.</exception>
    public async Task<Snapshot> Now(Caller caller)
    {
        RequireAllStates(caller);
        // The end of the log is compared as it is now: an older one would throw away what others have read since.
        await work.EndSnapshot();
        return await latest.Get(async last => last.LastEvent == await events.HeadAnchor(), last => Next(last, caller), work.Cancel);
    }

    /// <summary>The snapshot of now on today.</summary>
    public async Task<DaySnapshot> OnToday(Caller caller)
    {
        var today = Today;
        return (await Now(caller)).On(today);
    }

    /// <summary>
    /// What concerns one pledge: the pledge, its conditions, vettings, cases and deployments, and the requirements that are published and not closed. Nothing
    /// of any other state is read.
    /// </summary>
    public async Task<Snapshot> Of(Pledge pledge, Caller caller)
    {
        // Read first: everything read afterwards includes at least this event.
        var tip = await events.HeadAnchor();
        var offer = UndatedOffer.Of(
            pledge, await readiness.Outlook(pledge, caller), PlannedVisits.None,
            await conditions.On(pledge.Id, caller), await vettings.Of(pledge.Id, caller), await investigations.OfUnit(pledge.Id, caller));
        var missing = await Partners.Missing(pledge, pledges, caller);
        return new Snapshot
        {
            LastEvent = tip,
            Requirements = (await requirements.NotClosed()).ToDictionary(each => each.Id, StringComparer.Ordinal),
            Pledges = new Dictionary<string, UndatedOffer> { [pledge.Id] = offer with { Offer = offer.Offer with { MissingPartners = missing } } },
            Deployments = (await deployments.List(new DeploymentFilter { Pledge = [pledge.Id] }, caller, PageQuery.Whole))
                .ToDictionary(each => each.Id, StringComparer.Ordinal),
            Catalogue = await catalogue.Read(),
            Recognised = await recognitions.Courses(),
        };
    }

    /// <exception cref="InvalidOperationException">The caller may see one state only.</exception>
    internal static void RequireAllStates(Caller caller)
    {
        if (caller.IsScoped)
        {
            throw new InvalidOperationException($"{caller.Name} may see one state only; a snapshot holds all of them.");
        }
    }

    private async Task<Snapshot> Next(Snapshot? from, Caller caller)
    {
        for (var round = 0; round < MostRounds; round++)
        {
            var tip = await events.HeadAnchor();
            if (from is not null && from.LastEvent == tip)
            {
                return from;
            }

            from = await Read(from, tip, caller);
        }

        throw new UnavailableException("registry-busy", "The registry changes faster than it can be read. Try again in a moment.", null);
    }

    private async Task<Snapshot> Read(Snapshot? from, Anchor tip, Caller caller)
    {
        if (from is null || tip.Seq <= from.LastEvent.Seq || tip.Seq - from.LastEvent.Seq > MostEvents)
        {
            return await Whole(tip, caller);
        }

        var subjects = await events.SubjectsBetween(from.LastEvent.Seq, tip.Seq, caller);
        // If the log does not continue from the known event, the database was restored from a backup.
        return subjects.Count > 0 && subjects[0].Hash == from.LastEvent.Hash && SnapshotChanges.Of(subjects.Skip(1)) is { Everything: false } changes
            ? await Changed(from, tip, changes, caller)
            : await Whole(tip, caller);
    }

    private async Task<Snapshot> Whole(Anchor tip, Caller caller) => new()
    {
        LastEvent = tip,
        Requirements = (await requirements.All()).ToDictionary(each => each.Id, StringComparer.Ordinal),
        Pledges = (await ReadPledges(null, caller)).ToDictionary(each => each.Offer.Id, StringComparer.Ordinal),
        Deployments = (await deployments.List(new DeploymentFilter(), caller, PageQuery.Whole)).ToDictionary(each => each.Id, StringComparer.Ordinal),
        Catalogue = await catalogue.Read(),
        Recognised = await recognitions.Courses(),
    };

    private async Task<Snapshot> Changed(Snapshot from, Anchor tip, SnapshotChanges changes, Caller caller)
    {
        var (states, ids) = (changes.States, changes.Requirements);
        return new Snapshot
        {
            LastEvent = tip,
            Requirements = ids.Count == 0
                ? from.Requirements
                : With(from.Requirements, each => ids.Contains(each.Id), await requirements.All(ids), each => each.Id),
            Pledges = states.Count == 0
                ? from.Pledges
                : With(from.Pledges, each => states.Contains(each.Offer.Contributor), await ReadPledges(states, caller), each => each.Offer.Id),
            Deployments = states.Count == 0
                ? from.Deployments
                : With(from.Deployments, each => states.Contains(each.Contributor), await ReadDeployments(states, caller), each => each.Id),
            Catalogue = from.Catalogue,
            Recognised = from.Recognised,
        };
    }

    private static Dictionary<string, T> With<T>(IReadOnlyDictionary<string, T> all, Func<T, bool> isChanged, IEnumerable<T> changed, Func<T, string> key) =>
        all.Values.Where(each => !isChanged(each)).Concat(changed).ToDictionary(key, StringComparer.Ordinal);

    private async Task<IReadOnlyList<UndatedOffer>> ReadPledges(IReadOnlyCollection<string>? states, Caller caller)
    {
        var read = await pledges.OfStates(states, caller);
        string[]? ofStates = states is null ? null : [.. states];
        var stated = await conditions.List(new ConditionFilter { Contributor = ofStates }, caller, PageQuery.Whole);
        var vetted = await vettings.List(new VettingFilter { Contributor = ofStates }, caller, PageQuery.Whole);
        return UndatedOffer.Of(
            read, await readiness.Outlooks(read, states, caller), await visits.Scheduled(caller), stated, vetted,
            await investigations.OfStates(ofStates, caller));
    }

    private Task<IReadOnlyList<Deployment>> ReadDeployments(IEnumerable<string> states, Caller caller) =>
        deployments.List(new DeploymentFilter { Contributor = [.. states] }, caller, PageQuery.Whole);
}
