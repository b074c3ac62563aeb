using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Registry.Requirements.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.ForceGeneration.Fulfilment;

public static class GetFulfilment
{
    /// <summary>What became of one requirement: asked for, offered, selected, deployed; each figure with the list behind it</summary>
    public static async Task<Results<Ok<FulfilmentView>,
        NotFoundAnswer>> Handle(string id, RequirementStore requirements, FulfilmentCounts fulfilments, Caller caller) =>
        await requirements.Find(id) is { } requirement
            ? TypedResults.Ok((await fulfilments.Of([requirement], caller))[0])
            : new NotFoundAnswer("requirement", id);
}
