namespace CapabilityRegistry.Matching.Rules;

/// <summary>May this state serve here: by the wish of the mission, and by its own?</summary>
internal static class ContributorRules
{
    public static Judgement NotExcluded(Need need, Offer offer, DateOnly asOf) =>
        new(!need.ExcludedContributors.Contains(offer.Contributor),
            $"not {Words.AnyOf(need.ExcludedContributors)}", offer.Contributor);

    public static Judgement AmongRequired(Need need, Offer offer, DateOnly asOf) =>
        new(need.RequiredContributors.Count == 0 || need.RequiredContributors.Contains(offer.Contributor),
            Words.AnyOf(need.RequiredContributors, whenEmpty: "any"), offer.Contributor);

    public static Judgement OrganisationNotExcluded(Need need, Offer offer, DateOnly asOf) =>
        new(!need.ExcludedOrganisations.Any(offer.Organisations.Contains),
            $"not {Words.AnyOf(need.ExcludedOrganisations)}", Words.List(offer.Organisations));

    public static Judgement OrganisationAmongRequired(Need need, Offer offer, DateOnly asOf) =>
        new(need.RequiredOrganisations.Count == 0 || need.RequiredOrganisations.Any(offer.Organisations.Contains),
            Words.AnyOf(need.RequiredOrganisations, whenEmpty: "any"), Words.List(offer.Organisations));
}
