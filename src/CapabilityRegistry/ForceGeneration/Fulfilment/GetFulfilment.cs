using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Registry.Requirements.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.ForceGeneration.Fulfilment;

public static class GetFulfilment
{
    /// <summary>What became of one requirement: asked for, offered, selected, deployed</summary>
    /// <remarks>
    /// How much each slot has and still needs, what states have pledged of this unit type, how many invitations stand where, and what came of the
    /// deployments. Each figure comes with the address of the list behind it, which has exactly as many items.
    /// </remarks>
    /// <param name="id">Key of the requirement, such as MINUSCA-00007, or GOAL-00001 for a capacity goal.</param>
    public static async Task<Results<Ok<FulfilmentView>,
        NotFoundAnswer>> Handle(string id, RequirementStore requirements, FulfilmentCounts fulfilments, Caller caller) =>
        await requirements.Find(id) is { } requirement
            ? TypedResults.Ok((await fulfilments.Of([requirement], caller))[0])
            : new NotFoundAnswer("requirement", id);
}
