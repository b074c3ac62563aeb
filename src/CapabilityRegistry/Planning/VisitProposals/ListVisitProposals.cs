using CapabilityRegistry.Kernel;
using CapabilityRegistry.Planning.Supply;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Planning.VisitProposals;

public static class ListVisitProposals
{
    /// <summary>Which visits, in which order, would close most of the gap of a day</summary>
    /// <remarks>
    /// Each proposal is a visit to pledges of one state at Level 1, with what it would add to the visits before it, as if it were passed and the
    /// pledges raised to Level 2. Higher priorities come first; <c>exhausted</c> says that no further visit would add anything. It is worked out from
    /// what is known now and proven as <c>proof</c> says; nothing is kept, and nothing is scheduled by it.
    /// </remarks>
    public static async Task<Ok<VisitProposals>> Handle(
        [AsParameters] ProposalQuery query, SnapshotReader snapshots, CachedVisitProposals proposals, Caller caller, CancellationToken cancel)
    {
        var snapshot = await snapshots.OnToday(caller);
        return TypedResults.Ok(await proposals.Of(snapshot, query.On ?? snapshot.Day, query.Limit ?? ProposalQuery.UsualVisits, cancel));
    }
}
