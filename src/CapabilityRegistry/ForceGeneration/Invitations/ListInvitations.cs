using CapabilityRegistry.ForceGeneration.Invitations.Rules;
using CapabilityRegistry.ForceGeneration.Invitations.Storage;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.ForceGeneration.Invitations;

public static class ListInvitations
{
    /// <summary>Invitations; a focal point sees those to its own state</summary>
    public static async Task<Ok<Page<Invitation>>> Handle(
        [AsParameters] InvitationFilter filter, [AsParameters] ChangedSinceQuery since, [AsParameters] PageQuery page, InvitationStore invitations,
        Caller caller, HttpRequest request)
    {
        var rows = await invitations.List(filter, caller, page, since);
        int? count = page.Count == true ? await invitations.Count(filter, caller, since) : null;
        return TypedResults.Ok(InvitationStore.Orders.Page(request, rows, page, count).Select(row => row.For(caller)));
    }
}
