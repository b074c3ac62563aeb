using CapabilityRegistry.Http;
using CapabilityRegistry.Requirements;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Fulfilment;

public static class ListFulfilment
{
    /// <summary>What became of requirements: asked for, offered, selected, deployed; each figure with the list behind it</summary>
    public static async Task<Ok<Page<FulfilmentView>>> Handle(
        [AsParameters] RequirementFilter filter, RequirementStore requirements, Fulfilments fulfilments, Caller caller, HttpRequest request)
    {
        var rows = await fulfilments.Of(await requirements.List(filter, filter.Take), caller);
        int? count = filter.Count == true ? await requirements.Count(filter) : null;
        return TypedResults.Ok(Page.Of(request, rows, filter.Wanted, row => row.Requirement, count));
    }
}
