using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Registry.Requirements.Rules;
using CapabilityRegistry.Registry.Requirements.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Requirements;

public static class ListRequirements
{
    /// <summary>Requirements of missions and capacity goals, page by page</summary>
    /// <remarks>
    /// In every status; <c>neededOn</c> gives those that are in force and needed on a day. Filters are combined: a requirement must pass all of them.
    /// Ask with <c>count=true</c> how many there are in all, and follow <c>next</c> until it is null.
    /// </remarks>
    public static async Task<Ok<Page<Requirement>>> Handle(
        [AsParameters] RequirementFilter filter, [AsParameters] ChangedSinceQuery since, [AsParameters] PageQuery page, RequirementStore requirements,
        HttpRequest request)
    {
        var rows = await requirements.List(filter, page, since);
        int? count = page.Count == true ? await requirements.Count(filter, since) : null;
        return TypedResults.Ok(RequirementStore.Orders.Page(request, rows, page, count));
    }
}
