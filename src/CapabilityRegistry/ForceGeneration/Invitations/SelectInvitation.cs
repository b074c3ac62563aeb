using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.ForceGeneration.Invitations.Rules;
using CapabilityRegistry.ForceGeneration.Invitations.Storage;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Texts;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Registry.Deployments;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.ForceGeneration.Invitations;

/// <summary>What the Secretariat says with its selection.</summary>
public sealed record SelectInvitationRequest
{
    /// <summary>For the state to read.</summary>
    [StringLength(2000, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public string? Reason { get; init; }

    /// <summary>
    /// Why it is selected although the unit does not meet every criterion of the requirement. Refused without it
    /// (criteria-not-met, with each criterion); of no effect where all are met.
    /// </summary>
    [StringLength(2000, MinimumLength = 20)]
    [TextForm(TextForm.Text)]
    public string? OverrideReason { get; init; }
}

public static class SelectInvitation
{
    /// <summary>Takes an accepted offer up: the unit is selected and its deployment begins</summary>
    /// <remarks>
    /// From <c>accepted</c> to <c>selected</c>, if all that was asked still holds; criteria that are not met are named, and going on needs
    /// <c>overrideReason</c>. It is refused while more persons of the state would serve abroad than its law allows. A deployment is made, and the unit's
    /// <c>engagement</c> is <c>selected</c>. If the requirement then has all it asks for,
    /// its other open and accepted invitations for that time are released. The events are <c>selected</c> of invitation, deployment and pledge, and
    /// <c>released</c>. The answer is the deployment; <c>Location</c> says where it is read. Of two who select at the same time, one wins and the
    /// other reads what stands in the way.
    /// </remarks>
    /// <param name="id">Key of the invitation, such as INV-00007.</param>
    public static async Task<Results<Added<DeploymentView>, Refused>> Handle(
        string id, SelectInvitationRequest? request, [FromHeader(Name = "If-Match")] string? ifMatch,
        InvitationStore invitations, InvitationContextReader contexts, DeploymentStore deployments, UnitEngagement unit, InvitationRelease release,
        EventLog log, Caller caller)
    {
        if (await invitations.Find(id, caller) is not { } asked)
        {
            return Refused.Missing("invitation", id);
        }

        if (Precondition.Check(ifMatch, asked.Version) is { } failed)
        {
            return failed;
        }

        var now = await contexts.Lock(asked, caller);
        // Read again after locking: from now on nobody else can change it.
        var invitation = (await invitations.Find(id, caller))!;
        if (Precondition.Check(ifMatch, invitation.Version) is { } outdated)
        {
            return outdated;
        }

        // Without its slot the invitation is refused, because the requirement has changed.
        var unmet = now.SlotOf(invitation) is { } slot ? Suitability.Unmet(now, slot) : [];
        var decision = Selection.Of(invitation, now, unmet, caller.Name, log.Now, request?.OverrideReason);
        if (decision.Refusal is { } refusal)
        {
            return Refused.Because(refusal).Showing(invitation.DisclosedObjects());
        }

        var change = new Change("selected", caller, request?.Reason);
        var deployment = await deployments.Add(decision.Granted!, change);
        var selected = invitation.Select(caller.Name, log.Now, request?.Reason, deployment.Id).Granted! with
        {
            Overrides = CriteriaOverride.Added(invitation.Overrides, OverriddenStep.Selected, unmet, request?.OverrideReason, caller.Name, log.Now),
        };
        if (!await invitations.Save(invitation, selected, change))
        {
            return Refused.Stale(ifMatch!, Precondition.ETag(invitation.Version));
        }

        await unit.Follow(deployment, change);
        await release.WherePlacesAreTaken(now.Requirement, [.. now.UnderWay, deployment], caller);
        return new Added<DeploymentView>(DeploymentView.Of(deployment, log.Today), deployment.Version, $"/v1/deployments/{deployment.Id}");
    }
}
