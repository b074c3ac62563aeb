using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Matching.Rules;

/// <summary>Does the mission accept this contributor, and how many persons does it have in missions already? No change of an offer repairs these.</summary>
internal static class ContributorRules
{
    /// <summary>Persons in missions at which a contributor keeps half of its points: one battalion. Our own judgement.</summary>
    private const int BurdenOfState = 850;

    /// <summary>Persons in missions at which a region keeps half of its points: ten battalions. Our own judgement.</summary>
    private const int BurdenOfRegion = 8_500;

    public static Rule NotExcluded { get; } = new()
    {
        Lines = (need, _) => need.ExcludedContributors.Count == 0 ? [] : [new(new CodeIsNoneOf(OfferFacts.Contributor, need.ExcludedContributors))],
        Required = (need, _, _) => Without(need.ExcludedContributors),
        Actual = (_, offer, _) => offer.Contributor,
    };

    public static Rule AmongRequired { get; } = new()
    {
        Lines = (need, _) => need.RequiredContributors.Count == 0 ? [] : [new(new CodeIsAnyOf(OfferFacts.Contributor, need.RequiredContributors))],
        Required = (need, _, _) => Wording.AnyOf(need.RequiredContributors, whenEmpty: "any"),
        Actual = (_, offer, _) => offer.Contributor,
    };

    public static Rule OrganisationNotExcluded { get; } = new()
    {
        Lines = (need, _) => need.ExcludedOrganisations.Count == 0 ? [] : [new(new HasNoCode(OfferFacts.Organisations, need.ExcludedOrganisations))],
        Required = (need, _, _) => Without(need.ExcludedOrganisations),
        Actual = (_, offer, _) => Wording.List(offer.Organisations),
    };

    public static Rule OrganisationAmongRequired { get; } = new()
    {
        Lines = (need, _) => need.RequiredOrganisations.Count == 0 ? [] : [new(new HasAnyCode(OfferFacts.Organisations, need.RequiredOrganisations))],
        Required = (need, _, _) => Wording.AnyOf(need.RequiredOrganisations, whenEmpty: "any"),
        Actual = (_, offer, _) => Wording.List(offer.Organisations),
    };

    /// <summary>
    /// Fewer persons in missions, more points: half for the contributor, half for its region. Measured against fixed
    /// numbers, not against the other offers, so that no offer's score depends on who else pledges.
    /// </summary>
    public static Rule Burden { get; } = new()
    {
        OfferMerit = (_, offer) => offer[OfferFacts.Burden],
        Required = (_, _, _) => "few persons in missions",
        Actual = (_, offer, _) => offer.Region is { } region
            ? $"{offer.Contributor} {offer.Burden}, {region} {Math.Max(offer.Burden, offer.RegionBurden)}"
            : $"{offer.Contributor} {offer.Burden}",
    };

    public static int MeritOfBurden(Offer offer)
    {
        var state = MeritHalvedAt(offer.Burden, BurdenOfState);
        // A state that is in no region is measured by itself alone.
        var region = offer.Region is null ? state : MeritHalvedAt(Math.Max(offer.Burden, offer.RegionBurden), BurdenOfRegion);
        return (state + region) / 2;
    }

    private static int MeritHalvedAt(int persons, int half) => (int)((long)MeritScale.Full * half / ((long)half + Math.Max(0, persons)));

    private static string Without(IReadOnlyList<string> codes) => codes.Count == 0 ? "any" : $"not {Wording.AnyOf(codes)}";
}
