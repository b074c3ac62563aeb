using CapabilityRegistry.ForceGeneration.Invitations.Rules;
using CapabilityRegistry.ForceGeneration.Invitations.Storage;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Registry.Deployments;
using CapabilityRegistry.Registry.Pledges.Storage;
using CapabilityRegistry.Registry.Requirements.Rules;

namespace CapabilityRegistry.ForceGeneration.Fulfilment;

/// <summary>
/// Counts pledges, invitations and deployments for requirements, with three statements however many requirements there are.
/// </summary>
public sealed class FulfilmentCounts(PledgeStore pledges, InvitationStore invitations, DeploymentStore deployments)
{
    public async Task<IReadOnlyList<FulfilmentView>> Of(IReadOnlyList<Requirement> requirements, Caller caller)
    {
        if (requirements.Count == 0)
        {
            return [];
        }

        string[] ids = [.. requirements.Select(each => each.Id)];
        var sums = (await pledges.Sums([.. requirements.Select(each => each.UnitType).Distinct()], caller)).ToLookup(each => each.UnitType);
        var invited = (await invitations.For(ids, caller)).ToLookup(each => each.Requirement);
        var deployed = (await deployments.For(ids, caller)).ToLookup(each => each.Requirement);
        return [.. requirements.Select(each => View(each, [.. sums[each.UnitType]], [.. invited[each.Id]], [.. deployed[each.Id]]))];
    }

    private static FulfilmentView View(
        Requirement requirement, IReadOnlyList<PledgeTotal> sums, IReadOnlyList<Invitation> invited, IReadOnlyList<Deployment> deployed) => new()
    {
        Requirement = requirement.Id,
        Mission = requirement.Mission,
        UnitType = requirement.UnitType,
        Status = requirement.Status,
        Priority = requirement.Priority,
        Unit = requirement.Quantity.Unit,
        Required = requirement.Quantity.Amount,
        Slots = Slots(requirement, [.. deployed.Where(each => each.IsUnderWay)]),
        Pledged = new PledgedFigures
        {
            Announced = FulfilmentLinks.Announced(requirement.UnitType, sums),
            HandedIn = FulfilmentLinks.HandedIn(requirement.UnitType, sums),
            Registered = FulfilmentLinks.Registered(requirement.UnitType, sums),
            Deployed = FulfilmentLinks.Deployed(requirement.UnitType, sums),
        },
        Invited = new InvitedFigures
        {
            All = FulfilmentLinks.Invited(requirement.Id, invited),
            Open = FulfilmentLinks.Invited(requirement.Id, invited, InvitationStatus.Open),
            Accepted = FulfilmentLinks.Invited(requirement.Id, invited, InvitationStatus.Accepted),
            Declined = FulfilmentLinks.Invited(requirement.Id, invited, InvitationStatus.Declined),
            Expired = FulfilmentLinks.Invited(requirement.Id, invited, InvitationStatus.Expired),
            Released = FulfilmentLinks.Invited(requirement.Id, invited, InvitationStatus.Released),
            Selected = FulfilmentLinks.Invited(requirement.Id, invited, InvitationStatus.Selected),
        },
        Deployments = new DeploymentFigures
        {
            Selected = FulfilmentLinks.Deployments(requirement.Id, deployed, DeploymentStatus.Selected),
            Deployed = FulfilmentLinks.Deployments(requirement.Id, deployed, DeploymentStatus.Deployed),
            Returned = FulfilmentLinks.Deployments(requirement.Id, deployed, DeploymentStatus.Returned),
            Withdrawn = FulfilmentLinks.Deployments(requirement.Id, deployed, DeploymentStatus.Withdrawn),
        },
    };

    private static IReadOnlyList<SlotFulfilment> Slots(Requirement requirement, IReadOnlyList<Deployment> underWay) => requirement.NumberedSlots.Count == 0
        ? [Slot(requirement, null, requirement.NeededBy, requirement.NeededUntil, underWay)]
        : [.. requirement.NumberedSlots.Select(slot => Slot(requirement, slot.Number, slot.From, slot.Until, underWay))];

    private static SlotFulfilment Slot(Requirement requirement, int? number, DateOnly from, DateOnly until, IReadOnlyList<Deployment> underWay)
    {
        var engaged = DeploymentConflicts.Amount(DeploymentConflicts.Filling(requirement.Id, from, until, underWay));
        return new SlotFulfilment
        {
            Slot = number,
            From = from,
            Until = until,
            Engaged = engaged,
            StillNeeded = requirement.Status is RequirementStatus.Fulfilled or RequirementStatus.Closed
                ? 0
                : Math.Max(0, requirement.Quantity.Amount - engaged),
        };
    }
}
