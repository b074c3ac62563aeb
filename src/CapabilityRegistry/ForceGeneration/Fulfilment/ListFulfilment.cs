using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Registry.Requirements.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.ForceGeneration.Fulfilment;

public static class ListFulfilment
{
    /// <summary>What became of requirements: asked for, offered, selected, deployed</summary>
    /// <remarks>
    /// One row for each requirement, with the filters of <c>GET /v1/requirements</c>: how much each slot has and still needs, how many invitations
    /// stand where, and what came of the deployments. Each figure comes with the address of the list behind it. Follow <c>next</c> until it is null.
    /// </remarks>
    public static async Task<Ok<Page<FulfilmentView>>> Handle(
        [AsParameters] RequirementFilter filter, [AsParameters] PageQuery page, RequirementStore requirements, FulfilmentCounts fulfilments, Caller caller,
            HttpRequest request)
    {
        var rows = await requirements.List(filter, page, ChangedSinceQuery.Any);
        int? count = page.Count == true ? await requirements.Count(filter, ChangedSinceQuery.Any) : null;
        var found = RequirementStore.Orders.Page(request, rows, page, count);
        return TypedResults.Ok(found.Of(await fulfilments.Of(found.Items, caller)));
    }
}
