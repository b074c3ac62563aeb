using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.ForceGeneration.Invitations.Rules;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Texts;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.ForceGeneration.Invitations;

/// <summary>Why a state does not offer its unit.</summary>
public sealed record DeclineInvitationRequest
{
    /// <summary>Why, as one of a list.</summary>
    public required DeclineReason For { get; init; }

    /// <summary>Why the state declines, in its own words, for the Secretariat to read.</summary>
    [StringLength(2000, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public required string Reason { get; init; }
}

public static class DeclineInvitation
{
    /// <summary>The state does not offer the unit, or takes its offer back</summary>
    /// <remarks>
    /// From <c>open</c> or <c>accepted</c> to <c>declined</c>, which is the end: an offer can be taken back while nobody has selected it. The pledge
    /// stays as it is, and may be withdrawn if nothing else rests on it; the state can be invited again. The event is <c>declined</c>, with the
    /// reason.
    /// </remarks>
    /// <param name="id">Key of the invitation, such as INV-00007.</param>
    public static Task<Results<Versioned<Invitation>, Refused>> Handle(
        string id, DeclineInvitationRequest request, [FromHeader(Name = "If-Match")] string? ifMatch, InvitationUpdate step, EventLog log, Caller caller) =>
        step.For(new Change("declined", caller, request.Reason))
            .Apply(id, ifMatch, invitation => invitation.Decline(request.For, caller.Name, log.Now, request.Reason));
}
