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
    /// <summary>The state offers the unit; nothing is bound until the offer is selected</summary>
    public static Task<Results<Versioned<Invitation>, Refused>> Handle(
        string id, AcceptInvitationRequest? request, [FromHeader(Name = "If-Match")] string? ifMatch,
        InvitationUpdate step, InvitationContextReader surroundings, EventLog log, Caller caller) =>
        step.For(new Change("accepted", caller, request?.Reason)).Apply(id, ifMatch, async invitation => Acceptance.Of(
            invitation, await surroundings.Of(invitation, caller), caller.Name, log.Now, request?.Reason, request?.OverrideReason));
}
