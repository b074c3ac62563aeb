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
    /// <summary>Why, as one of a list.</summary>
    public required ReleaseReason For { get; init; }

    /// <summary>For the state to read.</summary>
    [StringLength(2000, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public required string Reason { get; init; }
}

public static class ReleaseInvitation
{
    /// <summary>Takes a question back, or lets an offer go, with the reason</summary>
    /// <remarks>
    /// From <c>open</c> or <c>accepted</c> to <c>released</c>, which is the end; the state reads the reason. Pledge and requirement do not change,
    /// and the state can be invited again. The event is <c>released</c>.
    /// </remarks>
    /// <param name="id">Key of the invitation, such as INV-00007.</param>
    public static Task<Results<Versioned<Invitation>, Refused>> Handle(
        string id, ReleaseInvitationRequest request, [FromHeader(Name = "If-Match")] string? ifMatch, InvitationUpdate step, EventLog log, Caller caller) =>
        step.For(new Change("released", caller, request.Reason))
            .Apply(id, ifMatch, invitation => invitation.Release(request.For, caller.Name, log.Now, request.Reason));
}
