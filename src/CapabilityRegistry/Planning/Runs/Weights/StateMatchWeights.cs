using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Texts;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Planning.Runs.Weights;

/// <summary>Weights under a name.</summary>
public sealed record StateMatchWeightsRequest
{
    /// <summary>A name used before gets its next version.</summary>
    [StringLength(60, MinimumLength = 1)]
    [RegularExpression("^[a-z0-9-]{1,60}$")]
    public required string Name { get; init; }

    public required WeightValues Values { get; init; }

    /// <summary>Why they are so.</summary>
    [StringLength(400, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public required string Reason { get; init; }
}

public static class StateMatchWeights
{
    /// <summary>Records a set of weights under a name, or the next version of one</summary>
    /// <remarks>
    /// A name that was used before gets its next version; earlier versions stay as they are, so that each run can say what it used. The name
    /// <c>default</c> is taken. No run uses the set until it names its key in <c>weightSet</c>. The event is <c>stated</c>, with the reason. The
    /// answer is the set with its new key.
    /// </remarks>
    public static async Task<Results<Added<MatchWeights>, Refused>> Handle(StateMatchWeightsRequest request, MatchWeightsStore weights, Caller caller)
    {
        if (request.Name == MatchWeights.Default.Name)
        {
            return Refused.Because(new Refusal("name-taken", "The default is part of the program and cannot be stated anew.",
                Fault.At("/name", "name-taken", "another name than default", request.Name)));
        }

        var stated = await weights.Add(request.Name, request.Values, request.Reason, caller);
        return new Added<MatchWeights>(stated, 1, $"/v1/match-weights/{stated.Id}");
    }
}
