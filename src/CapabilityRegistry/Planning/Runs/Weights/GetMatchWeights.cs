using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Planning.Runs.Weights;

public static class GetMatchWeights
{
    /// <summary>One set of weights</summary>
    /// <remarks>
    /// Its values, its name and version, and why they are so. A set never changes: a change of the values is the next version under the same name,
    /// with a key of its own.
    /// </remarks>
    /// <param name="id">Key of the set, such as WGT-00002; WGT-00000 is the default.</param>
    public static async Task<Results<Ok<MatchWeights>, NotFoundAnswer>> Handle(string id, MatchWeightsStore weights) =>
        await weights.Find(id) is { } found ? TypedResults.Ok(found) : new NotFoundAnswer("set of weights", id);
}
