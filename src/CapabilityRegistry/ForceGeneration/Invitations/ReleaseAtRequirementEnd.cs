using CapabilityRegistry.ForceGeneration.Invitations.Rules;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Registry.Requirements;
using CapabilityRegistry.Registry.Requirements.Rules;

namespace CapabilityRegistry.ForceGeneration.Invitations;

/// <summary>Releases open and accepted invitations of a requirement that was fulfilled or closed.</summary>
public sealed class ReleaseAtRequirementEnd(InvitationRelease release) : IRequirementEndListener
{
    public Task OnEnded(Requirement requirement, Caller by) => requirement.Status == RequirementStatus.Fulfilled
        ? release.All(requirement, ReleaseReason.RequirementFilled, "The requirement is filled.", by)
        : release.All(requirement, ReleaseReason.RequirementClosed, "The requirement is closed.", by);
}
