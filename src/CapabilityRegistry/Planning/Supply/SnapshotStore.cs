using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Registry.Contributors;
using CapabilityRegistry.Registry.Deployments;
using CapabilityRegistry.Registry.Pledges.Storage;
using CapabilityRegistry.Registry.Requirements.Storage;

namespace CapabilityRegistry.Planning.Supply;

/// <summary>
/// Gives the snapshot of now. Each request compares the end of the log with what it knows, so an answer is never older
/// than its request, whichever process wrote last. A new snapshot counts only if the end of the log is the same before
/// and after the reading: then nothing was committed in between, and all rows belong to one state of the registry.
/// </summary>
public sealed class SnapshotStore(
    SnapshotCache last, EventStore events, PledgeStore pledges, RequirementStore requirements, DeploymentStore deployments, ContributorStore contributors, Work work)
{
    /// <summary>With more events than this, everything is read again.</summary>
    private const int MostEvents = 200;

    /// <summary>How many times a read is repeated because the log has grown meanwhile. Each time only little has changed.</summary>
    private const int MostRounds = 50;

    /// <exception cref="InvalidOperationException">The caller may see one state only.</exception>
    /// <exception cref="UnavailableException">The registry changes faster than it can be read.</exception>
    public async Task<Snapshot> Current(Caller caller)
    {
        if (caller.IsScoped)
        {
            throw new InvalidOperationException($"{caller.Name} may see one state only; a snapshot holds all of them.");
        }

        return last.Value is { } snapshot && snapshot.LastEvent == await events.HeadAnchor()
            ? snapshot
            : await last.Renew(from => Renewed(from, caller), work.Cancel);
    }

    private async Task<Snapshot> Renewed(Snapshot? from, Caller caller)
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

        var touched = await events.SubjectsBetween(from.LastEvent.Seq, tip.Seq, caller);
        // If the log does not continue from the known event, the database was restored from a backup.
        return touched.Count > 0 && touched[0].Hash == from.LastEvent.Hash && SnapshotChanges.Of(touched.Skip(1)) is { Everything: false } changes
            ? await Changed(from, tip, changes, caller)
            : await Whole(tip, caller);
    }

    private async Task<Snapshot> Whole(Anchor tip, Caller caller) => new()
    {
        LastEvent = tip,
        Requirements = (await requirements.All()).ToDictionary(requirement => requirement.Id, StringComparer.Ordinal),
        Pledges = (await ReadOffers(null, caller)).ToDictionary(held => held.Offer.Id, StringComparer.Ordinal),
        UnderWay = await deployments.UnderWay(caller),
        Memberships = await contributors.Memberships(),
        Regions = await contributors.Regions(),
    };

    private async Task<Snapshot> Changed(Snapshot from, Anchor tip, SnapshotChanges changes, Caller caller) => new()
    {
        LastEvent = tip,
        Requirements = changes.Requirements.Count == 0
            ? from.Requirements
            : With(from.Requirements, changes.Requirements.Contains, await requirements.All(changes.Requirements), requirement => requirement.Id),
        Pledges = changes.States.Count == 0
            ? from.Pledges
            : With(from.Pledges, id => changes.States.Contains(from.Pledges[id].Offer.Contributor), await ReadOffers(changes.States, caller), held => held.Offer.Id),
        UnderWay = changes.States.Count == 0 ? from.UnderWay : await deployments.UnderWay(caller),
        Memberships = from.Memberships,
        Regions = from.Regions,
    };

    private static Dictionary<string, T> With<T>(
        IReadOnlyDictionary<string, T> all, Func<string, bool> isChanged, IEnumerable<T> changed, Func<T, string> id) =>
        all.Where(each => !isChanged(each.Key)).Concat(changed.Select(each => KeyValuePair.Create(id(each), each))).ToDictionary(StringComparer.Ordinal);

    private async Task<IReadOnlyList<NamedOffer>> ReadOffers(IReadOnlyCollection<string>? states, Caller caller)
    {
        var visited = await pledges.VisitedOnOfStates(states, caller);
        // Reading the lists of many pledges is half of the work.
        return
        [
            .. (await pledges.OfStates(states, caller)).AsParallel().AsOrdered()
                .Select(pledge => new NamedOffer(MatcherMapping.OfferOf(pledge, visited), pledge.UnitName)),
        ];
    }
}
