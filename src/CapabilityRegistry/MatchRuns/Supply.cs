using CapabilityRegistry.Contributors;
using CapabilityRegistry.Deployments;
using CapabilityRegistry.Matching;
using CapabilityRegistry.Pledges;
using CapabilityRegistry.Requirements;

namespace CapabilityRegistry.MatchRuns;

/// <summary>The pledges that could answer some requirements, as the caller may see them.</summary>
public sealed class Supply(PledgeStore pledges, ContributorStore contributors, DeploymentStore deployments)
{
    /// <summary>Every pledge of a unit type that one of the requirements accepts, in whatever status.</summary>
    /// <param name="on">Today: the day on which memberships of organisations count, and until which a unit that overstays is bound at least.</param>
    public async Task<Offered> For(IReadOnlyCollection<Requirement> requirements, DateOnly on, Caller caller)
    {
        var types = requirements
            .SelectMany(requirement => requirement.Content.Substitutes.Select(each => each.UnitType).Append(requirement.Content.UnitType))
            .ToHashSet();
        return await Of(await pledges.OfTypes(types, caller), on, await pledges.VisitedOn(types, caller), await deployments.UnderWay(caller));
    }

    /// <summary>Every pledge, in whatever status.</summary>
    public async Task<Offered> All(DateOnly on, Caller caller)
    {
        var found = await pledges.OfStates(null, caller);
        return await Of(found, on, await pledges.VisitedOn([.. found.Select(pledge => pledge.Content.UnitType).Distinct()], caller), await deployments.UnderWay(caller));
    }

    /// <param name="found">Pledges as they are, or as they were.</param>
    /// <param name="visited">The day of the last passed visit of each of them that has one.</param>
    /// <param name="underWay">The deployments that bind some of them.</param>
    public async Task<Offered> Of(
        IReadOnlyList<Pledge> found, DateOnly on, IReadOnlyDictionary<string, DateOnly> visited, IReadOnlyList<Deployment> underWay)
    {
        var organisations = await contributors.OrganisationsOn(on);
        var regions = await contributors.Regions();
        var ofPledge = underWay.ToLookup(each => each.Pledge);
        var burden = underWay.Where(each => each.Status == DeploymentStatus.Deployed).ToLookup(each => each.Contributor, each => each.Persons);
        return new Offered(found.ToDictionary(pledge => pledge.Id), [.. found.Select(OfferOf)], underWay);

        Offer OfferOf(Pledge pledge) => Translation.OfferOf(pledge, organisations[pledge.Contributor], regions[pledge.Contributor], DayOf(pledge)) with
        {
            Engagements = Translation.EngagementsOf(ofPledge[pledge.Id], on),
            Burden = burden[pledge.Contributor].Sum(),
        };

        DateOnly? DayOf(Pledge pledge) => visited.TryGetValue(pledge.Id, out var day) ? day : null;
    }
}

/// <summary>Pledges by key, the same in the matcher's words, and the deployments that bind units or fill requirements already.</summary>
public sealed record Offered(IReadOnlyDictionary<string, Pledge> Pledges, IReadOnlyList<Offer> Offers, IReadOnlyList<Deployment> UnderWay)
{
    /// <summary>How much of a slot is selected or deployed; never more than it asks for.</summary>
    public int Engaged(Slot slot) => Engaged(slot, UnderWay);

    public static int Engaged(Slot slot, IReadOnlyList<Deployment> underWay) => Math.Min(
        slot.Requirement.Content.Quantity.Amount, Booking.Amount(Booking.Filling(slot.Requirement.Id, slot.From, slot.Until, underWay)));
}
