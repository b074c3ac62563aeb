using CapabilityRegistry.Deployments;
using CapabilityRegistry.Events;
using CapabilityRegistry.Pledges;
using CapabilityRegistry.Requirements;

namespace CapabilityRegistry.Invitations;

/// <summary>Reads what an invitation is judged against.</summary>
public sealed class Surroundings(PledgeStore pledges, RequirementStore requirements, DeploymentStore deployments, EventLog log)
{
    /// <summary>As it is at this moment.</summary>
    public async Task<Circumstances> Of(Invitation invitation, Caller caller) => new(
        (await pledges.Find(invitation.Pledge, caller))!,
        (await requirements.Find(invitation.Requirement))!,
        await deployments.UnderWay(invitation.Pledge, invitation.Requirement, caller),
        log.Today);

    /// <summary>
    /// As it is, and as it stays until this request is through: of parallel requests that would bind the same unit or
    /// fill the same requirement, one goes on and the others wait, to find what it has done.
    /// </summary>
    public async Task<Circumstances> Held(Invitation invitation, Caller caller)
    {
        await pledges.Hold(invitation.Pledge, caller);
        await requirements.Hold(invitation.Requirement);
        return await Of(invitation, caller);
    }
}
