using CapabilityRegistry.ForceGeneration.Invitations.Rules;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Planning.Gaps;
using CapabilityRegistry.Registry.Deployments;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.Pledges.Storage;
using Microsoft.AspNetCore.WebUtilities;

namespace CapabilityRegistry.ForceGeneration.Fulfilment;

/// <summary>Makes figures that link to the list of the objects they count.</summary>
public static class FulfilmentLinks
{
    public static LinkedAmount Announced(string unitType, IEnumerable<PledgeTotal> sums) => Of(
        sums.Where(sum => sum.Status == PledgeStatus.Announced), "/v1/pledges", ("unitType", unitType), ("status", PledgeStatus.Announced.Code()));

    public static LinkedAmount HandedIn(string unitType, IEnumerable<PledgeTotal> sums) => Of(
        sums.Where(sum => sum.Status is PledgeStatus.Submitted or PledgeStatus.Acknowledged), "/v1/pledges", ("unitType", unitType), ("handedIn", "true"));

    public static LinkedAmount Registered(string unitType, IEnumerable<PledgeTotal> sums) => Of(
        sums.Where(sum => sum.Status == PledgeStatus.Registered), "/v1/pledges", ("unitType", unitType), ("status", PledgeStatus.Registered.Code()));

    public static LinkedAmount Deployed(string unitType, IEnumerable<PledgeTotal> sums) => Of(
        sums.Where(sum => sum.Engagement == PledgeEngagement.Deployed), "/v1/pledges", ("unitType", unitType),
            ("engagement", PledgeEngagement.Deployed.Code()));

    public static LinkedAmount Invited(string requirement, IEnumerable<Invitation> invitations) =>
        Of([.. invitations.Select(each => each.Asked.Quantity.Amount)], "/v1/invitations", ("requirement", requirement));

    public static LinkedAmount Invited(string requirement, IEnumerable<Invitation> invitations, InvitationStatus status) => Of(
        [.. invitations.Where(each => each.Status == status).Select(each => each.Asked.Quantity.Amount)],
        "/v1/invitations", ("requirement", requirement), ("status", status.Code()));

    public static LinkedAmount Deployments(string requirement, IEnumerable<Deployment> deployments, DeploymentStatus status) => Of(
        [.. deployments.Where(each => each.Status == status).Select(each => each.Quantity.Amount)],
        "/v1/deployments", ("requirement", requirement), ("status", status.Code()));

    private static LinkedAmount Of(IEnumerable<PledgeTotal> sums, string path, params (string Name, string Value)[] query)
    {
        var all = sums.ToList();
        return new LinkedAmount { Count = all.Sum(sum => sum.Pledges), Amount = all.Sum(sum => sum.Amount), Link = Address(path, query) };
    }

    private static LinkedAmount Of(IReadOnlyList<int> amounts, string path, params (string Name, string Value)[] query) =>
        new() { Count = amounts.Count, Amount = amounts.Sum(), Link = Address(path, query) };

    private static string Address(string path, (string Name, string Value)[] query) =>
        QueryHelpers.AddQueryString(path, query.Select(pair => KeyValuePair.Create(pair.Name, (string?)pair.Value)));
}
