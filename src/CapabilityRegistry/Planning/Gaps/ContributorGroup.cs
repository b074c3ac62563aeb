using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Planning.Gaps;

/// <summary>The states whose pledges count: those in any of the regions that are members of any of the organisations.</summary>
public sealed record ContributorGroup(AnyOf<string> Regions, AnyOf<string> Organisations)
{
    public static readonly ContributorGroup Everybody = new(AnyOf<string>.Everything, AnyOf<string>.Everything);

    public bool Holds(Offer offer) =>
        Regions.Holds(offer.Region)
        && (Organisations.Values.Count == 0 || offer.Organisations.Any(Organisations.Holds));
}
