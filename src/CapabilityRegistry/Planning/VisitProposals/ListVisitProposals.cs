using CapabilityRegistry.Kernel;
using CapabilityRegistry.Planning.Supply;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Planning.VisitProposals;

public static class ListVisitProposals
{
    /// <summary>Which Assessment and Advisory Visits, in which order, would close most of the gap of a day: each to the pledges of one state, with what it would add. Nothing of it is kept</summary>
    public static async Task<Ok<VisitProposals>> Handle([AsParameters] ProposalQuery query, GapInputReader knowledge, CachedVisitProposals proposed, Caller caller, CancellationToken cancel)
    {
        var known = await knowledge.Now(caller, cancel);
        return TypedResults.Ok(await proposed.Of(known, query.On ?? known.AsOf, query.Limit ?? ProposalQuery.UsualVisits, cancel));
    }
}
