using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.ForceGeneration.Invitations.Rules;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Disclosure;
using CapabilityRegistry.Kernel.Texts;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Registry.Requirements.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.ForceGeneration.Invitations;

/// <summary>Which unit a state is asked for, by when it is to answer, and why this one.</summary>
public sealed record InviteStateRequest
{
    /// <summary>The key of a registered pledge at Level 2 or above.</summary>
    [RegularExpression(Patterns.Pledge)]
    public required string Pledge { get; init; }

    /// <summary>The run whose plan gives this pledge to this requirement. Left out: the invitation is made outside of every plan, and shows as such.</summary>
    [RegularExpression(Patterns.Run)]
    public string? Run { get; init; }

    /// <summary>Which slot of the requirement, 1, 2 …; left out if it has no rotation.</summary>
    [Range(1, 1_000)]
    public int? Slot { get; init; }

    /// <summary>How much of the requirement the unit is to cover. Left out: what the plan says; outside of every plan, as much as the unit can.</summary>
    [Range(1, 100_000)]
    public int? Amount { get; init; }

    /// <summary>The last day on which the state may answer.</summary>
    public required DateOnly ExpiresOn { get; init; }

    /// <summary>Why this unit: for the Secretariat's own record, the state does not see it.</summary>
    [StringLength(2000, MinimumLength = 10)]
    [TextForm(TextForm.Text)]
    public required string Reason { get; init; }

    /// <summary>
    /// Why the state is asked for it although the unit does not meet every criterion of the requirement. Refused without it
    /// (criteria-not-met, with each criterion); of no effect where all are met.
    /// </summary>
    [StringLength(2000, MinimumLength = 20)]
    [TextForm(TextForm.Text)]
    public string? OverrideReason { get; init; }
}

public static class InviteState
{
    /// <summary>Asks a state to provide a pledged unit for a requirement</summary>
    /// <remarks>
    /// With <c>run</c> the invitation follows a line of that plan; without it, it is made outside of every plan. <c>If-Match</c> names the version of
    /// the requirement, which must be in force and of a mission. The pledge must be registered, at the level asked for and at least at Level 2, there
    /// for the whole time and not bound elsewhere, and the requirement must still need it; other criteria that it does not meet are named, and asking
    /// all the same needs <c>overrideReason</c>. The new invitation is <c>open</c>, for the state to accept or decline by <c>expiresOn</c>; pledge
    /// and requirement do not change. The event is <c>invited</c>.
    /// </remarks>
    /// <param name="id">Key of the requirement, such as MINUSCA-00007, or GOAL-00001 for a capacity goal.</param>
    public static async Task<Results<Added<Invitation>, Refused>> Handle(
        string id, InviteStateRequest request, [FromHeader(Name = "If-Match")] string? ifMatch, RequirementStore requirements, InvitationIssuer inviting,
            Caller caller)
    {
        if (await requirements.Find(id) is not { } read)
        {
            return Refused.Missing("requirement", id);
        }

        if (Precondition.Check(ifMatch, read.Version) is { } failed)
        {
            return failed;
        }

        var requirement = (await inviting.Lock([request.Pledge], [id], caller))[id];
        if (Precondition.Check(ifMatch, requirement.Version) is { } outdated)
        {
            return outdated;
        }

        var decision = await inviting.Issue(requirement, request, caller);
        return decision.Granted is { } invitation
            ? new Added<Invitation>(invitation, invitation.Version, $"/v1/invitations/{invitation.Id}")
            : Refused.Because(decision.Refusal!).Showing(decision.Refusal!.Kind == RefusalKind.Invalid ? [] : [DisclosedObject.Pledge(request.Pledge)]);
    }
}
