using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Public;

public static class GetPublicSummary
{
    /// <summary>How many registered pledges there are by unit type and level, for everybody; only figures that three or more contributors stand
    /// behind</summary>
    public static async Task<Ok<PublicSummary>> Handle(LatestSummary summary, CancellationToken cancel) => TypedResults.Ok(await summary.Get(cancel));
}
