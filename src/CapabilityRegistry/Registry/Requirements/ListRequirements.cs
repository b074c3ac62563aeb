using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Registry.Requirements.Rules;
using CapabilityRegistry.Registry.Requirements.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Requirements;

public static class ListRequirements
{
    /// <summary>The requirements of missions, and capacity goals</summary>
    public static async Task<Ok<Page<Requirement>>> Handle(
        [AsParameters] RequirementFilter filter, [AsParameters] ChangedSinceQuery since, [AsParameters] PageQuery page, RequirementStore requirements,
        HttpRequest request)
    {
        var rows = await requirements.List(filter, page, since);
        int? count = page.Count == true ? await requirements.Count(filter, since) : null;
        return TypedResults.Ok(RequirementStore.Orders.Page(request, rows, page, count));
    }
}
