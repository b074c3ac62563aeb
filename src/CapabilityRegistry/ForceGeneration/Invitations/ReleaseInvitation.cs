using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.ForceGeneration.Invitations.Rules;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Texts;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.ForceGeneration.Invitations;

/// <summary>Why the Secretariat takes a question back or lets an offer go.</summary>
public sealed record ReleaseInvitationRequest
{
    public required ReleaseReason For { get; init; }

    /// <summary>For the state to read.</summary>
    [StringLength(2000, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public required string Reason { get; init; }
}

public static class ReleaseInvitation
{
    /// <summary>Takes a question back that is not answered, or lets an offer go, with the reason</summary>
    public static Task<Results<Versioned<Invitation>, Refused>> Handle(
        string id, ReleaseInvitationRequest request, [FromHeader(Name = "If-Match")] string? ifMatch, InvitationUpdate step, EventLog log, Caller caller) =>
        step.For(new Change("released", caller, request.Reason))
            .Apply(id, ifMatch, invitation => invitation.Release(request.For, caller.Name, log.Now, request.Reason));
}
