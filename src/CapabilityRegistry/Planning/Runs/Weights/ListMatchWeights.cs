using CapabilityRegistry.Kernel.Texts;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Planning.Runs.Weights;

public static class ListMatchWeights
{
    public static readonly ListOrders<MatchWeights> Orders = new(
        "id",
        weights => weights.Id,
        SortField.Text<MatchWeights>("name", weights => SearchText.Of(weights.Name)));

    /// <summary>The sets of weights that a run can name, the default first</summary>
    /// <remarks>
    /// What quality is worth in a run, under names: a run names a set by its key in <c>weightSet</c>. The default, WGT-00000, is built in. Every
    /// version of a set is a row of its own. Follow <c>next</c> until it is null.
    /// </remarks>
    public static async Task<Ok<Page<MatchWeights>>> Handle(
        [AsParameters] NameQuery name, [AsParameters] PageQuery page, MatchWeightsStore weights, HttpRequest request)
    {
        var found = (await weights.All()).Where(each => NameSearch.Finds(name.Q, each.Name)).ToList();
        return TypedResults.Ok(Orders.PageOf(request, found, page));
    }
}
