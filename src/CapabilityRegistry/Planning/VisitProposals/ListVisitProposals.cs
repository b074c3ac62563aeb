using CapabilityRegistry.Kernel;
using CapabilityRegistry.Planning.Supply;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Planning.VisitProposals;

public static class ListVisitProposals
{
    /// <summary>
    /// Which Assessment and Advisory Visits, in which order, would close most of the gap of a day: each to the pledges of one state, with
    /// what it would add. Nothing of it is kept
    /// </summary>
    public static async Task<Ok<VisitProposals>> Handle(
        [AsParameters] ProposalQuery query, SnapshotReader snapshots, CachedVisitProposals proposals, Caller caller, CancellationToken cancel)
    {
        var snapshot = await snapshots.OnToday(caller);
        return TypedResults.Ok(await proposals.Of(snapshot, query.On ?? snapshot.Day, query.Limit ?? ProposalQuery.UsualVisits, cancel));
    }
}
