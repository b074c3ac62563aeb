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
    /// <summary>Invitations, page by page</summary>
    /// <remarks>
    /// In every status; an open one whose last day is past shows as <c>expired</c>. Who speaks for one state gets only the invitations to that state.
    /// Members that the caller may not see are left out and named in <c>redacted</c>. Follow <c>next</c> until it is null.
    /// </remarks>
    public static async Task<Ok<Page<Invitation>>> Handle(
        [AsParameters] InvitationFilter filter, [AsParameters] ChangedSinceQuery since, [AsParameters] PageQuery page, InvitationStore invitations,
        Caller caller, HttpRequest request)
    {
        var rows = await invitations.List(filter, caller, page, since);
        int? count = page.Count == true ? await invitations.Count(filter, caller, since) : null;
        return TypedResults.Ok(InvitationStore.Orders.Page(request, rows, page, count).Select(row => row.For(caller)));
    }
}
