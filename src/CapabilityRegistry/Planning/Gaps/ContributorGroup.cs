using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Planning.Gaps;

/// <summary>The states whose pledges count. A missing condition lets every state in.</summary>
public sealed record ContributorGroup(string? Region, string? Organisation)
{
    public static readonly ContributorGroup Everybody = new(null, null);

    public bool Holds(Offer offer) =>
        (Region is null || offer.Region == Region)
        && (Organisation is null || offer.Organisations.Contains(Organisation));
}
