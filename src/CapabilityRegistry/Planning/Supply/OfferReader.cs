using CapabilityRegistry.Kernel;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Registry.Contributors;
using CapabilityRegistry.Registry.Deployments;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.Pledges.Storage;
using CapabilityRegistry.Registry.Requirements.Rules;

namespace CapabilityRegistry.Planning.Supply;

/// <summary>Reads pledges as offers of the matching library, as far as the caller may see them.</summary>
public sealed class OfferReader(PledgeStore pledges, ContributorStore contributors, DeploymentStore deployments)
{
    /// <summary>Every pledge of a unit type that one of the requirements accepts, in whatever status.</summary>
    /// <param name="on">Today: the day on which memberships of organisations count, and until which a unit that overstays is bound at least.</param>
    public async Task<OfferSet> For(IReadOnlyCollection<Requirement> requirements, DateOnly on, Caller caller)
    {
        var types = requirements
            .SelectMany(requirement => requirement.Content.Substitutes.Select(each => each.UnitType).Append(requirement.Content.UnitType))
            .ToHashSet();
        return OfferSet.Of(await pledges.OfTypes(types, caller), await pledges.VisitedOn(types, caller), await On(on, await deployments.UnderWay(caller)));
    }

    /// <summary>Every pledge, in whatever status.</summary>
    public async Task<OfferSet> All(DateOnly on, Caller caller) => OfferSet.Of(
        await pledges.OfStates(null, caller), await pledges.VisitedOnOfStates(null, caller), await On(on, await deployments.UnderWay(caller)));

    /// <param name="underWay">The deployments that bind units or fill requirements, as they are, or as they were.</param>
    public async Task<DayContext> On(DateOnly day, IReadOnlyList<Deployment> underWay) =>
        new(day, await contributors.OrganisationsOn(day), await contributors.Regions(), underWay);
}

/// <summary>Pledges by key, their offers, and the context of the day that completed the offers.</summary>
public sealed record OfferSet(IReadOnlyDictionary<string, Pledge> Pledges, IReadOnlyList<Offer> Offers, DayContext Context)
{
    /// <param name="found">Pledges as they are, or as they were.</param>
    /// <param name="visited">The day of the last passed visit of each of them that has one.</param>
    public static OfferSet Of(IReadOnlyList<Pledge> found, IReadOnlyDictionary<string, DateOnly> visited, DayContext on) =>
        new(found.ToDictionary(pledge => pledge.Id), on.Complete(found.Select(pledge => MatcherMapping.OfferOf(pledge, visited))), on);

    /// <summary>How much of a slot is selected or deployed; never more than it asks for.</summary>
    public int Engaged(Slot slot) => Context.Engaged(slot);
}
