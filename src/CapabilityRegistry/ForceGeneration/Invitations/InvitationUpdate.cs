using CapabilityRegistry.ForceGeneration.Invitations.Rules;
using CapabilityRegistry.ForceGeneration.Invitations.Storage;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Requests;

namespace CapabilityRegistry.ForceGeneration.Invitations;

/// <summary>Changes an invitation under If-Match. Selection, which changes more, is in SelectInvitation.</summary>
public sealed class InvitationUpdate(InvitationStore invitations)
{
    public ConditionalUpdate<Invitation, Invitation> For(Change change) => new(
        "invitation",
        id => invitations.Find(id, change.By),
        (before, after) => invitations.Save(before, after, change),
        invitation => invitation.For(change.By));
}
