using CapabilityRegistry.Kernel.Texts;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Policies;

public static class ListReadinessPolicies
{
    public static readonly ListOrders<LevelPolicy> Orders = new(
        "id",
        policy => policy.Id,
        SortField.Text<LevelPolicy>("name", policy => SearchText.Of(policy.Name)));

    /// <summary>The policies of readiness: what each level demands, and for how long</summary>
    /// <remarks>
    /// Those too that never held and never will. Which one holds from which day, <c>/v1/policy-terms</c> tells; before the first of these it is the one that
    /// the configuration names (<c>Readiness:Policy</c>). Follow <c>next</c> until it is null.
    /// </remarks>
    public static async Task<Ok<Page<LevelPolicy>>> Handle(
        [AsParameters] NameQuery name, [AsParameters] PageQuery page, PolicyStore policies, HttpRequest request)
    {
        var found = (await policies.All()).Where(each => NameSearch.Finds(name.Q, each.Name)).ToList();
        return TypedResults.Ok(Orders.PageOf(request, found, page));
    }
}
