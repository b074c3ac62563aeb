using CapabilityRegistry.Events;
using CapabilityRegistry.Http;

namespace CapabilityRegistry.Invitations;

/// <summary>The way of every change to an invitation but its selection, which changes more.</summary>
public sealed class InvitationStep(InvitationStore invitations)
{
    public Step<Invitation, Invitation> For(Change change) => new(
        "invitation",
        id => invitations.Find(id, change.By),
        invitation => invitation.Version,
        (before, after) => invitations.Save(before, after, change),
        invitation => invitation.For(change.By));
}
