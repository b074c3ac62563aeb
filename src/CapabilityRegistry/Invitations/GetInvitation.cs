using CapabilityRegistry.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Invitations;

public static class GetInvitation
{
    /// <summary>One invitation: what the state was asked, and what became of it</summary>
    public static async Task<Results<Versioned<Invitation>, NotFoundAnswer>> Handle(string id, InvitationStore invitations, Caller caller) =>
        await invitations.Find(id, caller) is { } invitation
            ? new Versioned<Invitation>(invitation.For(caller), invitation.Version)
            : new NotFoundAnswer("invitation", id);
}
