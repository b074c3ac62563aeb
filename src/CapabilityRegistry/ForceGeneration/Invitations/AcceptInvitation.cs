using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.ForceGeneration.Invitations.Rules;
using CapabilityRegistry.ForceGeneration.Invitations.Storage;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Texts;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.ForceGeneration.Invitations;

/// <summary>What a state says with its offer.</summary>
public sealed record AcceptInvitationRequest
{
    /// <summary>What the state says with its offer, for the Secretariat to read; null for nothing.</summary>
    [StringLength(2000, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public string? Reason { get; init; }

    /// <summary>
    /// Why the state offers it although the unit does not meet every criterion of the requirement. Refused without it
    /// (criteria-not-met, with each criterion); of no effect where all are met.
    /// </summary>
    [StringLength(2000, MinimumLength = 20)]
    [TextForm(TextForm.Text)]
    public string? OverrideReason { get; init; }
}

public static class AcceptInvitation
{
    /// <summary>The state offers the unit</summary>
    /// <remarks>
    /// From <c>open</c> to <c>accepted</c>, until the day in <c>expiresOn</c>. The requirement must still be in force and ask for the same, and the
    /// pledge must still fit it and not be bound elsewhere; criteria of the unit that are not met are named, and offering it all the same needs
    /// <c>overrideReason</c>. Where a law of the state says how many of its persons serve abroad at a time, and with this unit there would be more, consent
    /// has to be recorded first (<c>POST /v1/caps/{id}/approve</c>): no reason sets that aside. Nothing is bound by an offer: the state may still decline,
    /// and the Secretariat selects it or releases it. The event is
    /// <c>accepted</c>. The body may be left out.
    /// </remarks>
    /// <param name="id">Key of the invitation, such as INV-00007.</param>
    public static Task<Results<Versioned<Invitation>, Refused>> Handle(
        string id, AcceptInvitationRequest? request, [FromHeader(Name = "If-Match")] string? ifMatch,
        InvitationUpdate step, InvitationContextReader contexts, EventLog log, Caller caller) =>
        step.For(new Change("accepted", caller, request?.Reason)).Apply(id, ifMatch, async invitation => Acceptance.Of(
            invitation, await contexts.Of(invitation, caller), caller.Name, log.Now, request?.Reason, request?.OverrideReason));
}
