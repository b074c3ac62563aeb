using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Registry.Contributors;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.ForceGeneration.Decisions;

public static class ListContributorDecisions
{
    /// <summary>What was decided about the pledges of a state, with codes and texts</summary>
    /// <remarks>
    /// What <c>GET /v1/pledges/{id}/decisions</c> tells, of every pledge of the state: pledge by pledge, each in the order of time; with
    /// <c>sort=-decidedOn</c> the newest first. Who speaks for another state gets an empty list. Follow <c>next</c> until it is null.
    /// </remarks>
    /// <param name="id">Code of the state, ISO 3166-1 alpha-3, such as KAZ.</param>
    public static async Task<Results<Ok<Page<LoggedDecision>>, NotFoundAnswer>> Handle(
        string id, [AsParameters] DecisionQuery query, [AsParameters] PageQuery page, ContributorStore contributors, DecisionLog log, Caller caller,
        HttpRequest request) =>
        await contributors.Find(id) is not null
            ? TypedResults.Ok(DecisionLog.Orders.PageOf(request, [.. (await log.OfState(id, caller)).Where(query.Finds)], page))
            : new NotFoundAnswer("contributor", id);
}
