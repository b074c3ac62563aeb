using CapabilityRegistry.Kernel;
using CapabilityRegistry.Registry.Deployments;

namespace CapabilityRegistry.ForceGeneration.Invitations.Rules;

/// <summary>Turns an accepted offer into a deployment.</summary>
public static class Selection
{
    public static Decision<Deployment> Of(Invitation invitation, InvitationContext now, string by, DateTimeOffset at) =>
        (invitation.NoOffer() ?? InvitationChecks.ToSelect(invitation, now)) is { } refusal ? refusal : Opened(invitation, now, by, at);

    private static Deployment Opened(Invitation invitation, InvitationContext now, string by, DateTimeOffset at) => new()
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
        Persons = now.Pledge.Personnel?.Sum(line => line.Men + line.Women) ?? 0,
        ReadinessLevel = now.Pledge.Level!.Value,
        EngagedFrom = invitation.Asked.NeededBy,
        EngagedUntil = invitation.Asked.NeededUntil,
        Milestones = [],
        OpenedBy = by,
        OpenedAt = at,
    };
}
