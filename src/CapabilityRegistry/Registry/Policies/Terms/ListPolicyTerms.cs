using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Policies.Terms;

public static class ListPolicyTerms
{
    public static readonly ListOrders<PolicyTerm> Orders = new(
        "id",
        term => term.Id,
        SortField.Day<PolicyTerm>("holdsFrom", term => term.HoldsFrom));

    /// <summary>Which policy of readiness holds from which day</summary>
    /// <remarks>
    /// Each holds until the next begins; before the first it is the one that the configuration names (<c>Readiness:Policy</c>). Those that were taken back
    /// have <c>revokedFor</c> and never held. Ask with <c>sort=holdsFrom</c> for their order. Follow <c>next</c> until it is null.
    /// </remarks>
    public static async Task<Ok<Page<PolicyTerm>>> Handle([AsParameters] PageQuery page, PolicyTermStore terms, HttpRequest request) =>
        TypedResults.Ok(Orders.PageOf(request, await terms.All(), page));
}
