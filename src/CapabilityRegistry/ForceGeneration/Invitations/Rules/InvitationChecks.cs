using CapabilityRegistry.Kernel;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Planning.Supply;
using CapabilityRegistry.Registry.Conditions;
using CapabilityRegistry.Registry.Deployments;
using CapabilityRegistry.Registry.Pledges.Readiness;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.Policies;
using CapabilityRegistry.Registry.Recognitions;
using CapabilityRegistry.Registry.Requirements.Rules;
using CapabilityRegistry.Registry.Vettings;

namespace CapabilityRegistry.ForceGeneration.Invitations.Rules;

/// <summary>The current objects that an invitation is checked against.</summary>
/// <param name="Day">Today, with the deployments that bind the unit or fill the requirement, as far as the caller may see them.</param>
/// <param name="MissingPartners">The partners of the pledge that can serve nowhere, as far as the caller may know.</param>
/// <param name="Outlook">What becomes of the level of the unit.</param>
/// <param name="Conditions">Those of its state on the unit, open or not.</param>
/// <param name="Vettings">All of the unit.</param>
/// <param name="Investigations">What its cases mean for its selection.</param>
/// <param name="Recognised">Which courses of which training centres are recognised when.</param>
public sealed record InvitationContext(
    Pledge Pledge, Requirement Requirement, DayContext Day, IReadOnlyList<string> MissingPartners, LevelOutlook Outlook, IReadOnlyList<Condition> Conditions,
    IReadOnlyList<Vetting> Vettings, IReadOnlyList<InvestigationTime> Investigations, RecognisedCourses Recognised)
{
    /// <summary>The persons of each state in the unit whose law says how many of them serve abroad; empty for an invitation that is still to be made.</summary>
    public IReadOnlyList<Contingent> Contingents { get; init; } = [];

    /// <summary>The pledge as the matcher judges it today.</summary>
    public Offer Offer => Day.Complete(
    [
        UndatedOffer.Of(Pledge, Outlook, PlannedVisits.None, Conditions, Vettings, Investigations).OfferOn(Today, Recognised) with
        {
            MissingPartners = MissingPartners,
        },
    ])[0];

    public IReadOnlyList<Deployment> UnderWay => Day.UnderWay;

    public DateOnly Today => Day.Day;

    /// <summary>The slot of the requirement that an invitation is for; null if the requirement has none of that number now.</summary>
    public Slot? SlotOf(Invitation invitation) => Requirement.Slots.FirstOrDefault(slot => slot.Number == invitation.Slot);
}

/// <summary>Checks of an invitation against the pledge, the requirement and the deployments under way.</summary>
public static class InvitationChecks
{
    /// <summary>Why the state cannot be invited; null if it can.</summary>
    public static Refusal? ToInvite(InvitationContext now, Slot slot, InvitedContribution asked, DateOnly expiresOn) =>
        Suitability.Against(now.Pledge, now.Requirement)
        ?? Suitability.NotAvailable(now.Pledge, slot, now.Today)
        ?? EngagedElsewhere(now, asked)
        ?? TooMuch(now, asked)
        ?? (asked.Quantity.Amount <= now.Pledge.Capacity.Amount ? null : new Refusal("beyond-capacity", $"{now.Pledge.Id} brings less than that.",
            Fault.At("/amount", "beyond-capacity", $"at most {now.Pledge.Capacity.Amount}", $"{asked.Quantity.Amount}")))
        ?? (expiresOn >= now.Today ? null : new Refusal("expires-in-the-past", "A state gets time to answer.",
            Fault.At("/expiresOn", "expires-in-the-past", $"{now.Today:O} or later", $"{expiresOn:O}")));

    /// <summary>Why the invitation cannot be accepted; null if it can.</summary>
    public static Refusal? ToAccept(Invitation invitation, InvitationContext now) =>
        Suitability.Against(now.Pledge, now.Requirement)
        ?? Suitability.Changed(invitation, now)
        ?? EngagedElsewhere(now, invitation.Asked)
        ?? BeyondCeiling(now, invitation.Asked);

    /// <summary>Why the offer cannot be selected; null if it can.</summary>
    public static Refusal? ToSelect(Invitation invitation, InvitationContext now) =>
        ToAccept(invitation, now) ?? TooMuch(now, invitation.Asked);

    private static Refusal? BeyondCeiling(InvitationContext now, InvitedContribution asked) =>
        NationalCeiling.Beyond(now.Contingents, asked.NeededBy, asked.NeededUntil, now.Today);

    private static Refusal? EngagedElsewhere(InvitationContext now, InvitedContribution asked) =>
        DeploymentConflicts.EngagedElsewhere(now.Pledge, asked.Mission, asked.NeededBy, asked.NeededUntil, now.UnderWay, now.Today);

    private static Refusal? TooMuch(InvitationContext now, InvitedContribution asked)
    {
        var (content, more) = (now.Requirement, asked.Quantity.Amount);
        var there = DeploymentConflicts.Filling(now.Requirement.Id, asked.NeededBy, asked.NeededUntil, now.UnderWay).ToList();
        return DeploymentConflicts.RequirementFilled(content.Quantity, more, there)
            ?? (content.ShareCap is { } cap ? DeploymentConflicts.BeyondShare(now.Pledge.Contributor, cap, more, there) : null);
    }
}
