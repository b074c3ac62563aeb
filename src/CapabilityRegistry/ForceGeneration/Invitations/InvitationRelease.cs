using CapabilityRegistry.ForceGeneration.Invitations.Rules;
using CapabilityRegistry.ForceGeneration.Invitations.Storage;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Registry.Deployments;
using CapabilityRegistry.Registry.Requirements.Rules;

namespace CapabilityRegistry.ForceGeneration.Invitations;

/// <summary>Releases open and accepted invitations that nobody needs any more, in the transaction in which that came about.</summary>
public sealed class InvitationRelease(InvitationStore invitations, EventLog log)
{
    /// <param name="fact">What the state is told: the fact, not the Secretariat's reason.</param>
    public Task All(Requirement requirement, ReleaseReason why, string fact, Caller by) => Release(requirement, _ => true, why, fact, by);

    /// <summary>Releases those for a time in which the requirement has all that it asks for.</summary>
    /// <param name="underWay">The deployments of the requirement, the new one too.</param>
    public Task WherePlacesAreTaken(Requirement requirement, IReadOnlyList<Deployment> underWay, Caller by) => Release(
        requirement,
        each => DeploymentConflicts.IsFilled(requirement.Id, requirement.Quantity, each.Asked.NeededBy, each.Asked.NeededUntil, underWay),
        ReleaseReason.RequirementFilled, "The requirement is filled.", by);

    private async Task Release(Requirement requirement, Func<Invitation, bool> which, ReleaseReason why, string fact, Caller by)
    {
        // Repeated if an invitation was changed by somebody else meanwhile.
        while ((await Unsettled(requirement.Id, by)).Where(which).ToList() is { Count: > 0 } unneeded)
        {
            foreach (var invitation in unneeded)
            {
                await invitations.Save(invitation, invitation.Release(why, by.Name, log.Now, fact).Granted!, new Change("released", by, fact));
            }
        }
    }

    /// <summary>The invitations of a requirement that are open or accepted: neither let go nor selected.</summary>
    public async Task<IReadOnlyList<Invitation>> Unsettled(string requirement, Caller by) =>
        [.. (await invitations.For([requirement], by)).Where(each => each.Status is InvitationStatus.Open or InvitationStatus.Accepted)];
}
