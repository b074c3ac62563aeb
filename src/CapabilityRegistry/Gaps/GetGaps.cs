using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Gaps;

public static class GetGaps
{
    /// <summary>What is required, unmet and available on a day, by unit type, level and mission; each figure with the list behind it</summary>
    public static async Task<Ok<GapTable>> Handle([AsParameters] GapQuery query, GapAnalysis gaps, Caller caller, CancellationToken cancel)
    {
        var day = query.On ?? gaps.Today;
        return TypedResults.Ok(gaps.Table(day, query, await gaps.On(day, caller, cancel)));
    }
}
