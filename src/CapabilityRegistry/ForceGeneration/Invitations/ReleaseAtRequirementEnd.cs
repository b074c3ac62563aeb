using CapabilityRegistry.ForceGeneration.Invitations.Rules;
using CapabilityRegistry.ForceGeneration.Invitations.Storage;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Registry.Requirements;
using CapabilityRegistry.Registry.Requirements.Rules;

namespace CapabilityRegistry.ForceGeneration.Invitations;

/// <summary>Releases open and accepted invitations of a requirement that was fulfilled or closed.</summary>
public sealed class ReleaseAtRequirementEnd(InvitationStore invitations, EventLog log) : IRequirementEndListener
{
    /// <summary>The state is told only that the requirement is filled or closed, not why.</summary>
    public async Task OnEnded(Requirement requirement, Caller by)
    {
        var (why, fact) = requirement.Status == RequirementStatus.Fulfilled
            ? (ReleaseReason.RequirementFilled, "The requirement is filled.")
            : (ReleaseReason.RequirementClosed, "The requirement is closed.");
        // Repeated if an invitation was changed by somebody else meanwhile.
        while (await Unsettled(requirement.Id, by) is { Count: > 0 } unsettled)
        {
            foreach (var invitation in unsettled)
            {
                await invitations.Save(invitation, invitation.Release(why, by.Name, log.Now, fact).Granted!, new Change("released", by, fact));
            }
        }
    }

    private async Task<IReadOnlyList<Invitation>> Unsettled(string requirement, Caller by) =>
        [.. (await invitations.For([requirement], by)).Where(each => each.Status is InvitationStatus.Open or InvitationStatus.Accepted)];
}
