using CapabilityRegistry.Kernel;
using CapabilityRegistry.Registry.Deployments;
using CapabilityRegistry.Registry.Pledges.Rules;

namespace CapabilityRegistry.ForceGeneration.Invitations.Rules;

/// <summary>Turns an accepted offer into a deployment.</summary>
public static class Selection
{
    /// <param name="unmet">The criteria that are not met now, of those that can be set aside.</param>
    /// <param name="overrideReason">Why it is taken up although criteria are not met; null if nobody said.</param>
    public static Decision<Deployment> Of(
        Invitation invitation, InvitationContext now, IReadOnlyList<UnmetCriterion> unmet, string by, DateTimeOffset at, string? overrideReason) =>
        (invitation.NoOffer()
            ?? InvitationChecks.ToSelect(invitation, now)
            ?? CriteriaOverride.Unexplained(unmet, overrideReason)) is { } refusal
                ? refusal
                : Opened(invitation, now.Pledge, by, at);

    /// <summary>The deployment with which a selection begins; its key is still to be given.</summary>
    /// <param name="pledge">Registered.</param>
    public static Deployment Opened(Invitation invitation, Pledge pledge, string by, DateTimeOffset at) => new()
    {
        Id = "",
        Version = 1,
        Status = DeploymentStatus.Selected,
        Invitation = invitation.Id,
        Requirement = invitation.Requirement,
        Slot = invitation.Slot,
        Mission = invitation.Asked.Mission,
        Pledge = invitation.Pledge,
        Contributor = invitation.Contributor,
        Quantity = invitation.Asked.Quantity,
        Persons = pledge.Strength.Persons,
        ReadinessLevel = pledge.Level!.Value,
        EngagedFrom = invitation.Asked.NeededBy,
        EngagedUntil = invitation.Asked.NeededUntil,
        Milestones = [],
        OpenedBy = by,
        OpenedAt = at,
    };
}
