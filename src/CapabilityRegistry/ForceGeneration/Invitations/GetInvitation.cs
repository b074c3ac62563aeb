using CapabilityRegistry.ForceGeneration.Invitations.Rules;
using CapabilityRegistry.ForceGeneration.Invitations.Storage;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.ForceGeneration.Invitations;

public static class GetInvitation
{
    /// <summary>One invitation: what the state was asked, and what became of it</summary>
    /// <remarks>
    /// <c>asked</c> is all that the state needs for its answer, as the requirement was when it was asked. Members that the caller may not see, such
    /// as why this unit, are left out and named in <c>redacted</c>. The <c>ETag</c> is its version, which the answer of the state names in
    /// <c>If-Match</c>.
    /// </remarks>
    /// <param name="id">Key of the invitation, such as INV-00007.</param>
    public static async Task<Results<Versioned<Invitation>, NotFoundAnswer>> Handle(string id, InvitationStore invitations, Caller caller) =>
        await invitations.Find(id, caller) is { } invitation
            ? new Versioned<Invitation>(invitation.For(caller), invitation.Version)
            : new NotFoundAnswer("invitation", id);
}
