using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Planning.Runs.Weights;

public static class ListMatchWeights
{
    /// <summary>The sets of weights that a run can name, the default first</summary>
    /// <remarks>
    /// What quality is worth in a run, under names: a run names a set by its key in <c>weightSet</c>. The default, WGT-00000, is built in. Every
    /// version of a set is a row of its own. Follow <c>next</c> until it is null.
    /// </remarks>
    public static async Task<Ok<Page<MatchWeights>>> Handle([AsParameters] PageQuery page, MatchWeightsStore weights, HttpRequest request)
    {
        var rows = await weights.List(page.After, page.Take);
        int? count = page.Count == true ? await weights.Count() : null;
        return TypedResults.Ok(Page.Of(request, rows, page.Wanted, each => each.Id, count));
    }
}
