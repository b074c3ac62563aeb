using CapabilityRegistry.Http;
using CapabilityRegistry.MatchRuns;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Gaps;

public static class ListUnmetRequirements
{
    /// <summary>The requirements that the best plan does not fill completely on a day, each with the reasons</summary>
    public static async Task<Ok<Page<GapView>>> Handle(
        [AsParameters] GapQuery query, [AsParameters] PageQuery page, GapAnalysis gaps, Caller caller, HttpRequest request, CancellationToken cancel)
    {
        var matched = await gaps.On(query.On ?? gaps.Today, caller, cancel);
        var all = matched.Gaps()
            .Where(gap => query.Covers(gap.Mission, gap.UnitType, gap.MinimumLevel))
            .OrderBy(gap => gap.Requirement, StringComparer.Ordinal)
            .ToList();
        var rest = all.Where(gap => string.CompareOrdinal(gap.Requirement, page.After ?? "") > 0).Take(page.Take);
        return TypedResults.Ok(Page.Of(request, [.. rest], page.Wanted, gap => gap.Requirement, page.Count == true ? all.Count : null));
    }
}
