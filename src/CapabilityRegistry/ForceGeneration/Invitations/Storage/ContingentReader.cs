using CapabilityRegistry.ForceGeneration.Invitations.Rules;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Registry.Caps;
using CapabilityRegistry.Registry.Deployments;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.Pledges.Shares;

namespace CapabilityRegistry.ForceGeneration.Invitations.Storage;

/// <summary>
/// Reads how many persons of each state are in a unit and abroad already, for the states whose law limits that. A confirmed share holds the persons of its
/// state; all others are of the state that pledges the unit.
/// </summary>
public sealed class ContingentReader(ShareStore shares, CapStore caps, DeploymentStore deployments)
{
    // The law of a partner holds, whoever asks; what the caller is told of it is another question.
    private static readonly Caller Registry = Caller.System("ceilings");

    public async Task<IReadOnlyList<Contingent>> Of(Pledge pledge, Caller caller)
    {
        var all = new List<Contingent>();
        foreach (var (state, persons) in await PersonsOf(pledge))
        {
            if (await caps.OnPersons(state, Registry) is { Count: > 0 } laws)
            {
                all.Add(new Contingent(state, persons, laws, await AbroadOf(state), !caller.IsScoped || caller.Scope == state));
            }
        }

        return all;
    }

    /// <summary>Locks the laws of every state that has persons in a unit, always in the same order, until the transaction ends.</summary>
    /// <param name="pledge">Its key.</param>
    /// <param name="lead">The state that pledges it.</param>
    public async Task Lock(string pledge, string lead)
    {
        foreach (var state in (await Parts(pledge)).Select(share => share.Contributor).Append(lead).Distinct().Order(StringComparer.Ordinal))
        {
            await caps.LockOnPersons(state, Registry);
        }
    }

    private async Task<IReadOnlyList<Share>> Parts(string pledge) =>
        [.. (await shares.Beside(pledge, Registry)).Where(share => share.Status == ShareStatus.Confirmed)];

    private async Task<IReadOnlyList<(string State, int Persons)>> PersonsOf(Pledge pledge)
    {
        var parts = await Parts(pledge.Id);
        return
        [
            .. parts.Select(share => (State: share.Contributor, share.Persons))
                .Prepend((State: pledge.Contributor, Persons: pledge.Strength.Persons - parts.Sum(share => share.Persons)))
                .GroupBy(part => part.State, part => part.Persons, StringComparer.Ordinal)
                .Select(of => (State: of.Key, Persons: of.Sum())).OrderBy(part => part.State, StringComparer.Ordinal),
        ];
    }

    private async Task<IReadOnlyList<PersonsAbroad>> AbroadOf(string state)
    {
        var parts = (await shares.ConfirmedOf(state, Registry)).ToLookup(share => share.Pledge);
        var (own, joint) = (
            await deployments.UnderWayOfState(state, Registry), await deployments.UnderWayOfUnits([.. parts.Select(of => of.Key)], Registry));
        return
        [
            .. own.Concat(joint).DistinctBy(each => each.Id).Select(each => new PersonsAbroad(
                each,
                each.Contributor == state
                    ? each.Persons - parts[each.Pledge].Where(share => share.Contributor != state).Sum(share => share.Persons)
                    : parts[each.Pledge].Where(share => share.Contributor == state).Sum(share => share.Persons))),
        ];
    }
}
