using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Registry.Pledges.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.ForceGeneration.Decisions;

public static class ListPledgeDecisions
{
    /// <summary>What was decided about a pledge, each time with a code and a text</summary>
    /// <remarks>
    /// Acknowledged, accepted, returned, raised, a level refused, lowered, suspended, resumed, lapsed, withdrawn; cleared and barred when its unit was
    /// vetted; invited, offered, declined, expired, selected, not selected, and a selection that was undone: in the order of time, unless asked otherwise. A
    /// unit is not selected where its invitation is released, or where a requirement for such units, for which it was not asked, is recorded as filled while
    /// it is registered. Plans of the matcher decide nothing: <c>GET /v1/pledges/{id}/outcomes</c> tells of them. Nothing in it is about other states. What
    /// the vettings, invitations and deployments of the pledge say is given to whoever may read these. Follow <c>next</c> until it is null.
    /// </remarks>
    /// <param name="id">Key of the pledge, such as KAZ-00042.</param>
    public static async Task<Results<Ok<Page<LoggedDecision>>, NotFoundAnswer>> Handle(
        string id, [AsParameters] DecisionQuery query, [AsParameters] PageQuery page, PledgeStore pledges, DecisionLog log, Caller caller,
        HttpRequest request) =>
        await pledges.Find(id, caller) is { } pledge
            ? TypedResults.Ok(DecisionLog.Orders.PageOf(request, [.. (await log.Of(pledge, caller)).Where(query.Finds)], page))
            : new NotFoundAnswer("pledge", id);
}
