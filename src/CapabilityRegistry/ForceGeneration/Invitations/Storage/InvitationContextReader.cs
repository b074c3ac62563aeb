using CapabilityRegistry.ForceGeneration.Invitations.Rules;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Planning.Supply;
using CapabilityRegistry.Platform.Events;
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

namespace CapabilityRegistry.ForceGeneration.Invitations.Storage;

/// <summary>Reads the pledge with its conditions and vettings, the requirement and the deployments that an invitation is checked against.</summary>
public sealed class InvitationContextReader(
    PledgeStore pledges, RequirementStore requirements, DeploymentStore deployments, PledgeReadiness readiness, ConditionStore conditions,
    PledgeLapses lapses, ContingentReader contingents, VettingStore vettings, InvestigationEffectReader investigations, RecognitionStore recognitions,
    CatalogueContextReader catalogue, EventLog log)
{
    /// <summary>Reads them without a lock.</summary>
    public async Task<InvitationContext> Of(Invitation invitation, Caller caller)
    {
        var now = await Of((await pledges.Find(invitation.Pledge, caller))!, (await requirements.Find(invitation.Requirement))!, caller);
        return now with { Contingents = await contingents.Of(now.Pledge, caller) };
    }

    /// <summary>
    /// Reads what else an invitation of this pledge to this requirement is checked against before it is made: a state can be asked before its law allows it.
    /// </summary>
    /// <param name="stored">As it is recorded; it is judged as time will leave it at the end of today.</param>
    public async Task<InvitationContext> Of(Pledge stored, Requirement requirement, Caller caller)
    {
        var pledge = await lapses.ForUse(stored);
        return new(
            pledge,
            requirement,
            new(log.Today, await catalogue.Read(), await deployments.UnderWay(pledge.Id, requirement.Id, caller)),
            await Partners.Missing(pledge, pledges, caller),
            await readiness.Outlook(pledge, caller),
            await conditions.On(pledge.Id, caller),
            await vettings.Of(pledge.Id, caller),
            await investigations.OfUnits([pledge.Id], caller),
            await recognitions.Courses());
    }

    /// <summary>
    /// Locks the pledge, the requirement and the laws of its states on persons abroad until the request ends, records what time has taken from the pledge,
    /// then reads. Parallel requests for the same of them wait and then see the result.
    /// </summary>
    public async Task<InvitationContext> Lock(Invitation invitation, Caller caller)
    {
        await pledges.Lock(invitation.Pledge, caller);
        await requirements.Lock(invitation.Requirement);
        await contingents.Lock(invitation.Pledge, invitation.Contributor);
        await lapses.TakeAway([invitation.Pledge]);
        return await Of(invitation, caller);
    }
}
