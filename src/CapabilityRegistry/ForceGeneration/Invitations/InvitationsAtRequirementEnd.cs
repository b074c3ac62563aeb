using CapabilityRegistry.ForceGeneration.Invitations.Rules;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Registry.Requirements;
using CapabilityRegistry.Registry.Requirements.Rules;

namespace CapabilityRegistry.ForceGeneration.Invitations;

/// <summary>Releases open and accepted invitations of a requirement that was fulfilled or closed: nobody else is looked for.</summary>
public sealed class InvitationsAtRequirementEnd(InvitationRelease release) : IRequirementEndListener
{
    public async Task<Refusal?> WhyNotFilled(Requirement requirement, Caller by) =>
        (await release.Unsettled(requirement.Id, by)).FirstOrDefault(each => requirement.FulfilledBy.Contains(each.Pledge)) is { } asked
            ? new Refusal("invitation-unsettled", $"{asked.Pledge} is named, and its state is still asked for it: select the unit or release the invitation.",
                Fault.At($"/pledges/{requirement.FulfilledBy.ToList().IndexOf(asked.Pledge)}", "invitation-unsettled",
                    "a pledge without an open or accepted invitation to the requirement", $"{asked.Id}, {asked.Status.Code()}"))
            : null;

    public Task OnEnded(Requirement requirement, Caller by) => requirement.Status == RequirementStatus.Fulfilled
        ? release.All(requirement, ReleaseReason.RequirementFilled, "The requirement is filled.", by)
        : release.All(requirement, ReleaseReason.RequirementClosed, "The requirement is closed.", by);
}
