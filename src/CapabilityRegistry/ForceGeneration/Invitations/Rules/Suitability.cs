using CapabilityRegistry.Kernel;
using CapabilityRegistry.Matching.Eligibility;
using CapabilityRegistry.Planning.Supply;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.Requirements.Rules;

namespace CapabilityRegistry.ForceGeneration.Invitations.Rules;

/// <summary>
/// Conditions that a pledge and a requirement must meet at every step, checked again each time. Everything else is left to the plan, or to
/// the judgement of the planner who invites outside of a plan.
/// </summary>
public static class Suitability
{
    /// <summary>Code of the matching criterion on availability.</summary>
    private const string Availability = "not-available";

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
        var judged = Judge.Explain(MatcherMapping.NeedOf(slot), MatcherMapping.OfferOf(pledge), today).Single(each => each.Code == Availability);
        return judged.Passes ? null : new Refusal(
            judged.Code, $"{pledge.Id} is not there for all of that time.", Fault.At("/pledge", judged.Code, judged.Required, judged.Actual));
    }

    /// <summary>The refusal if the requirement has changed since the invitation.</summary>
    public static Refusal? Changed(Invitation invitation, Requirement requirement) =>
        requirement.Slots.FirstOrDefault(slot => slot.Number == invitation.Slot) is { } slot
        && Asked.Of(invitation.Asked.Mission, slot, invitation.Asked.Quantity.Amount).IsSameAs(invitation.Asked)
            ? null
            : new Refusal("requirement-changed", $"{requirement.Id} asks for something else since the state was asked. Release this invitation and "
                + $"invite anew.",
                Fault.At("/asked", "requirement-changed", "what the requirement asks for now",
                    $"what it asked for in its version {invitation.RequirementVersion}"));

    private static IEnumerable<Fault> Faults(Pledge pledge, Requirement requirement)
    {
        var (offers, asks) = (pledge, requirement);
        if (requirement.Status is not (RequirementStatus.Published or RequirementStatus.Amended))
        {
            yield return Fault.At("/requirement", "requirement-not-in-force", "a requirement that is published or amended", requirement.Status.Code());
        }

        if (pledge.Status != PledgeStatus.Registered)
        {
            yield return Fault.At("/pledge", "pledge-not-registered", "a registered pledge", pledge.Status.Code());
        }
        else if (SelectionLevel.For(asks.MinimumLevel) is var least && pledge.Level < least)
        {
            yield return Fault.At("/pledge", "below-minimum-level", $"{least.Code()} or above", pledge.Level!.Value.Code());
        }

        if (!asks.AcceptableUnitTypes().Contains(offers.UnitType))
        {
            yield return Fault.At("/pledge", "unit-type-not-acceptable", string.Join(" or ", asks.AcceptableUnitTypes()), offers.UnitType);
        }

        if (offers.Capacity.Unit != asks.Quantity.Unit)
        {
            yield return Fault.At("/pledge", "measure-differs", $"a unit counted in {asks.Quantity.Unit.Code()}", offers.Capacity.Unit.Code());
        }
    }
}
