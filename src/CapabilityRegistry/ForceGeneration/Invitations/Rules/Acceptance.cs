using CapabilityRegistry.Kernel;
using CapabilityRegistry.Registry.Deployments;

namespace CapabilityRegistry.ForceGeneration.Invitations.Rules;

/// <summary>Turns an open invitation into an offer of the state.</summary>
public static class Acceptance
{
    /// <param name="overrideReason">Why the state offers a unit that does not meet what is asked of it; null if it did not say.</param>
    public static Decision<Invitation> Of(
        Invitation invitation, InvitationContext now, string by, DateTimeOffset at, string? answer, string? overrideReason)
    {
        var decision = invitation.Accept(by, at, answer);
        if ((decision.Refusal ?? InvitationChecks.ToAccept(invitation, now)) is { } refusal)
        {
            return refusal;
        }

        var unmet = Suitability.UnmetByTheUnit(now, now.SlotOf(invitation)!);
        return CriteriaOverride.Unexplained(unmet, overrideReason) is { } unexplained
            ? unexplained
            : decision.Granted! with
            {
                Overrides = CriteriaOverride.Added(invitation.Overrides, OverriddenStep.Accepted, unmet, overrideReason, by, at),
            };
    }
}
