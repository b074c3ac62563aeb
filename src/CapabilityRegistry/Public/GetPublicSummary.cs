using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Public;

public static class GetPublicSummary
{
    /// <summary>How many registered pledges there are by unit type and level</summary>
    /// <remarks>
    /// Only figures that at least three states stand behind are given, and no totals, so that nobody can work out a single state's pledges. It is
    /// counted at most once a minute; <c>at</c> says when.
    /// </remarks>
    public static async Task<Ok<PublicSummary>> Handle(LatestSummary summary, CancellationToken cancel) => TypedResults.Ok(await summary.Get(cancel));
}
