using CapabilityRegistry.Kernel;
using CapabilityRegistry.Matching.Eligibility;
using CapabilityRegistry.Planning.Supply;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Deployments;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.Policies;
using CapabilityRegistry.Registry.Requirements.Rules;

namespace CapabilityRegistry.ForceGeneration.Invitations.Rules;

/// <summary>
/// Conditions that a pledge and a requirement must meet at every step, checked again each time. Some cannot be set aside; the other criteria of
/// the matcher can, by somebody who says why.
/// </summary>
public static class Suitability
{
    /// <summary>Code of the matching criterion on availability.</summary>
    private const string Availability = "not-available";

    /// <summary>Codes of the criteria that are checked here and in <see cref="InvitationChecks"/> and that no reason sets aside.</summary>
    private static readonly string[] NeverSetAside =
    [
        "unit-type-not-acceptable", "measure-differs", "not-registered", "below-selection-level", "below-minimum-level", Availability, "engaged-elsewhere",
    ];

    /// <summary>Code of what is no criterion of the matcher: a case of which the policy warns.</summary>
    public const string UnderInvestigation = "under-investigation";

    /// <summary>Criteria on which states and organisations a mission wants. Its state is never told of them: they are for the Secretariat to weigh.</summary>
    public static IReadOnlyList<string> OfTheMission { get; } =
        ["contributor-excluded", "contributor-not-among-required", "organisation-excluded", "organisation-not-among-required"];

    /// <summary>The refusal with every fault; null if there is none.</summary>
    public static Refusal? Against(Pledge pledge, Requirement requirement)
    {
        IReadOnlyList<Fault> faults = [.. Faults(pledge, requirement)];
        return faults.Count == 0 ? null : new Refusal(faults[0].Code, $"{pledge.Id} cannot be selected for {requirement.Id}.", faults);
    }

    /// <summary>
    /// The refusal if the unit is not available for the whole time, judged by the matching rules. Only checked when inviting; the state may
    /// later shorten its availability and still keep its offer.
    /// </summary>
    public static Refusal? NotAvailable(Pledge pledge, Slot slot, DateOnly today)
    {
        var judged = Judge.Explain(MatcherMapping.NeedOf(slot), PledgeOffer.Of(pledge), today).Single(each => each.Code == Availability);
        return judged.Passes ? null : new Refusal(
            Availability, $"{pledge.Id} is not there for all of that time.", Fault.At("/pledge", Availability, judged.Required, judged.Actual));
    }

    /// <summary>
    /// Every criterion of the matcher that the unit does not meet, and that can be set aside with a reason; and each case of which the policy warns on the
    /// first day for which it is needed, or today if that is past.
    /// </summary>
    public static IReadOnlyList<UnmetCriterion> Unmet(InvitationContext now, Slot slot) =>
    [
        .. Judge.Explain(MatcherMapping.NeedOf(slot), now.Offer, now.Today)
            .Where(each => !each.Passes && !NeverSetAside.Contains(each.Code))
            .Select(each => new UnmetCriterion(each.Code, each.Required, each.Actual)),
        .. now.Investigations.Where(time => time.WarnsOf(slot.From, now.Today))
            .Select(time => new UnmetCriterion(UnderInvestigation, "no case of which the policy of readiness warns", time.Case)),
    ];

    /// <summary>The failures that are about the unit itself: what its state can judge.</summary>
    public static IReadOnlyList<UnmetCriterion> UnmetByTheUnit(InvitationContext now, Slot slot) =>
        [.. Unmet(now, slot).Where(each => each.Code != UnderInvestigation && !OfTheMission.Contains(each.Code))];

    /// <summary>The refusal if the requirement has changed since the invitation.</summary>
    public static Refusal? Changed(Invitation invitation, InvitationContext now) =>
        now.SlotOf(invitation) is { } slot
        && InvitedContribution.Of(invitation.Asked.Mission, slot, invitation.Asked.Quantity.Amount).IsSameAs(invitation.Asked)
            ? null
            : new Refusal("requirement-changed", $"{now.Requirement.Id} asks for something else since the state was asked. Release this invitation and "
                + $"invite anew.",
                Fault.At("/asked", "requirement-changed", "what the requirement asks for now",
                    $"what it asked for in its version {invitation.RequirementVersion}"));

    private static IEnumerable<Fault> Faults(Pledge pledge, Requirement requirement) =>
    [
        .. requirement.IsInForce
            ? Array.Empty<Fault>()
            : [Fault.At("/requirement", "requirement-not-in-force", "a requirement that is published or amended", requirement.Status.Code())],
        .. PledgeFit.Faults(pledge, requirement, "/pledge"),
    ];
}
