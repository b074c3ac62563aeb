using CapabilityRegistry.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Requirements;

public static class ListRequirements
{
    /// <summary>Requirements in the order of their keys</summary>
    public static async Task<Ok<Page<RequirementView>>> Handle([AsParameters] RequirementFilter filter, RequirementStore requirements, HttpRequest request)
    {
        var rows = await requirements.List(filter, filter.Take);
        int? count = filter.Count == true ? await requirements.Count(filter) : null;
        return TypedResults.Ok(Page.Of(request, rows, filter.Wanted, requirement => requirement.Id, count));
    }
}
