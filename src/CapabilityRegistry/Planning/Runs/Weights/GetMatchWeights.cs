using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Planning.Runs.Weights;

public static class GetMatchWeights
{
    /// <summary>One set of weights</summary>
    public static async Task<Results<Ok<MatchWeights>, NotFoundAnswer>> Handle(string id, MatchWeightsStore weights) =>
        await weights.Find(id) is { } found ? TypedResults.Ok(found) : new NotFoundAnswer("set of weights", id);
}
