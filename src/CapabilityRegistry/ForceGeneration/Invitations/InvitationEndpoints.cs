using CapabilityRegistry.ForceGeneration.Invitations.Storage;
using CapabilityRegistry.Kernel.Access;
using CapabilityRegistry.Platform.Access;
using CapabilityRegistry.Platform.Http.Lists;

namespace CapabilityRegistry.ForceGeneration.Invitations;

/// <summary>All routes of this slice.</summary>
public static class InvitationEndpoints
{
    public static void MapInvitations(this IEndpointRouteBuilder app)
    {
        app.MapPost("/v1/requirements/{id}/invitations", InviteState.Handle)
            .WithTags("Invitations").WithName("InviteState").Requires(Right.InviteStates);
        app.MapPost("/v1/match-runs/{id}/invitations", InviteLines.Handle)
            .WithTags("Invitations").WithName("InviteLines").Requires(Right.InviteStates);

        var group = app.MapGroup("/v1/invitations").WithTags("Invitations");
        group.MapGet("", ListInvitations.Handle).WithName("ListInvitations").SortedBy(InvitationStore.Orders).Requires(Right.ReadInvitations);
        group.MapGet("/{id}", GetInvitation.Handle).WithName("GetInvitation").Requires(Right.ReadInvitations);
        group.MapGet("/{id}/history", GetInvitationHistory.Handle).WithName("GetInvitationHistory").Requires(Right.ReadInvitations);

        group.MapPost("/{id}/accept", AcceptInvitation.Handle).WithName("AcceptInvitation").Requires(Right.AnswerInvitations);
        group.MapPost("/{id}/decline", DeclineInvitation.Handle).WithName("DeclineInvitation").Requires(Right.AnswerInvitations);
        group.MapPost("/{id}/select", SelectInvitation.Handle).WithName("SelectInvitation").Requires(Right.InviteStates);
        group.MapPost("/{id}/release", ReleaseInvitation.Handle).WithName("ReleaseInvitation").Requires(Right.InviteStates);
    }
}
