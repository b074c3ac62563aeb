using CapabilityRegistry.Kernel;
using CapabilityRegistry.Planning.Supply;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Planning.VisitProposals;

public static class ListVisitProposals
{
    /// <summary>Which visits, in which order, would close most of the gap of a day</summary>
    /// <remarks>
    /// Each proposal is a visit to pledges of one state, with what it would add to the visits before it, as if it were passed and the pledges raised: an
    /// Assessment and Advisory Visit raises from Level 1 to Level 2, or keeps a level that would be lost for want of a newer one; a verification visit raises
    /// from Level 3 to the rapid deployment level. Only what lacks nothing but the visit is proposed. Higher priorities come first; <c>exhausted</c> says that
    /// no further visit would add anything. It is worked out from what is known now and proven as <c>proof</c> says; nothing is kept, and nothing is scheduled
    /// by it.
    /// </remarks>
    public static async Task<Ok<VisitProposals>> Handle(
        [AsParameters] ProposalQuery query, SnapshotReader snapshots, CachedVisitProposals proposals, Caller caller, CancellationToken cancel)
    {
        var snapshot = await snapshots.OnToday(caller);
        return TypedResults.Ok(await proposals.Of(snapshot, query.On ?? snapshot.Day, query.Limit ?? ProposalQuery.UsualVisits, cancel));
    }
}
