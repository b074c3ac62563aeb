using CapabilityRegistry.Events;
using CapabilityRegistry.Requirements;

namespace CapabilityRegistry.Invitations;

/// <summary>Lets states go that were asked for a requirement, or offered a unit for it, once nothing is looked for any more.</summary>
public sealed class Takeback(InvitationStore invitations, EventLog log) : IRequirementEnd
{
    /// <summary>The state is told the fact alone; why a mission needs nothing any more is the Secretariat's own matter.</summary>
    public async Task Of(Requirement requirement, Caller by)
    {
        var (why, fact) = requirement.Status == RequirementStatus.Fulfilled
            ? (ReleaseReason.RequirementFilled, "The requirement is filled.")
            : (ReleaseReason.RequirementClosed, "The requirement is closed.");
        // What somebody else has changed meanwhile is looked at again.
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
