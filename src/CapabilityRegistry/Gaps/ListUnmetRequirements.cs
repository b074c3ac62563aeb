using CapabilityRegistry.Http;
using CapabilityRegistry.MatchRuns;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Gaps;

public static class ListUnmetRequirements
{
    /// <summary>The requirements that the best plan does not fill completely on a day, each with the reasons</summary>
    public static async Task<Results<Ok<Page<GapView>>, Unfit>> Handle(
        [AsParameters] GapListQuery query, [AsParameters] PageQuery page, GapLists lists, Caller caller, HttpRequest request, CancellationToken cancel)
    {
        if (await lists.Faults(query) is { Count: > 0 } faults)
        {
            return new Unfit(faults);
        }

        var plan = await lists.Plan(query, caller, cancel);
        return TypedResults.Ok(GapLists.Page(request, page, [.. plan.UnmetIn(query.Scope)], gap => gap.Requirement));
    }
}
