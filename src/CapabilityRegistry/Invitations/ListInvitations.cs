using CapabilityRegistry.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Invitations;

public static class ListInvitations
{
    /// <summary>Invitations in the order of their keys; a focal point sees those to its own state</summary>
    public static async Task<Ok<Page<Invitation>>> Handle(
        [AsParameters] InvitationFilter filter, InvitationStore invitations, Caller caller, HttpRequest request)
    {
        var rows = await invitations.List(filter, caller, filter.Take);
        int? count = filter.Count == true ? await invitations.Count(filter, caller) : null;
        return TypedResults.Ok(Page.Of(request, [.. rows.Select(row => row.For(caller))], filter.Wanted, row => row.Id, count));
    }
}
