using CapabilityRegistry.Contributors;
using CapabilityRegistry.Matching;
using CapabilityRegistry.Pledges;
using CapabilityRegistry.Requirements;

namespace CapabilityRegistry.MatchRuns;

/// <summary>The pledges that could answer some requirements, as the caller may see them.</summary>
public sealed class Supply(PledgeStore pledges, ContributorStore contributors)
{
    /// <summary>Every pledge of a unit type that one of the requirements accepts, in whatever status.</summary>
    /// <param name="on">The day on which memberships of organisations count.</param>
    public async Task<Offered> For(IReadOnlyCollection<Requirement> requirements, DateOnly on, Caller caller)
    {
        var types = requirements
            .SelectMany(requirement => requirement.Content.Substitutes.Select(each => each.UnitType).Append(requirement.Content.UnitType))
            .ToHashSet();
        return await Of(await pledges.OfTypes(types, caller), on, await pledges.VisitedOn(types, caller));
    }

    /// <summary>Every pledge, in whatever status.</summary>
    public async Task<Offered> All(DateOnly on, Caller caller)
    {
        var found = await pledges.OfStates(null, caller);
        return await Of(found, on, await pledges.VisitedOn([.. found.Select(pledge => pledge.Content.UnitType).Distinct()], caller));
    }

    /// <param name="found">Pledges as they are, or as they were.</param>
    /// <param name="visited">The day of the last passed visit of each of them that has one.</param>
    public async Task<Offered> Of(IReadOnlyList<Pledge> found, DateOnly on, IReadOnlyDictionary<string, DateOnly> visited)
    {
        var organisations = await contributors.OrganisationsOn(on);
        var regions = await contributors.Regions();
        return new Offered(
            found.ToDictionary(pledge => pledge.Id),
            [.. found.Select(pledge => Translation.OfferOf(pledge, organisations[pledge.Contributor], regions[pledge.Contributor], DayOf(pledge)))]);

        DateOnly? DayOf(Pledge pledge) => visited.TryGetValue(pledge.Id, out var day) ? day : null;
    }
}

/// <summary>Pledges by key, and the same in the matcher's words.</summary>
public sealed record Offered(IReadOnlyDictionary<string, Pledge> Pledges, IReadOnlyList<Offer> Offers);
