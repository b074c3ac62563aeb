using CapabilityRegistry.ForceGeneration.Invitations.Rules;
using CapabilityRegistry.ForceGeneration.Invitations.Storage;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.ForceGeneration.Invitations;

public static class GetInvitation
{
    /// <summary>One invitation: what the state was asked, and what became of it</summary>
    public static async Task<Results<Versioned<Invitation>, NotFoundAnswer>> Handle(string id, InvitationStore invitations, Caller caller) =>
        await invitations.Find(id, caller) is { } invitation
            ? new Versioned<Invitation>(invitation.For(caller), invitation.Version)
            : new NotFoundAnswer("invitation", id);
}
