using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.Pledges.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Pledges;

public static class ListPledges
{
    /// <summary>Pledges, page by page</summary>
    /// <remarks>
    /// Filters are combined: a pledge must pass all of them. Status and level are those on record: what time takes away on a day is recorded when that day is
    /// over, and <c>GET /v1/pledges/{id}/readiness</c> tells it on the day itself. Who speaks for one state gets only the pledges of that state. Members that
    /// the caller may not see are left out of the items and named in <c>redacted</c>. Ask with <c>count=true</c> how many there are in all, and follow
    /// <c>next</c> until it is null.
    /// </remarks>
    public static async Task<Ok<Page<Pledge>>> Handle(
        [AsParameters] PledgeFilter filter, [AsParameters] ChangedSinceQuery since, [AsParameters] PageQuery page, PledgeStore pledges, Caller caller,
        HttpRequest request)
    {
        var rows = await pledges.List(filter, caller, page, since);
        int? count = page.Count == true ? await pledges.Count(filter, caller, since) : null;
        return TypedResults.Ok(PledgeStore.Orders.Page(request, rows, page, count).Select(pledge => pledge.For(caller)));
    }
}
