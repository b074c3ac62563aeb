using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Individuals;

public static class ListIndividualPledges
{
    /// <summary>Individuals whom states offer, page by page</summary>
    /// <remarks>
    /// Those too that were declined or withdrawn. Who speaks for one state gets only those of that state. Filters are combined: an offer must pass all of
    /// them. Follow <c>next</c> until it is null.
    /// </remarks>
    public static async Task<Ok<Page<IndividualPledge>>> Handle(
        [AsParameters] IndividualPledgeFilter filter, [AsParameters] ChangedSinceQuery since, [AsParameters] PageQuery page, IndividualPledgeStore offers,
        Caller caller, HttpRequest request)
    {
        var rows = await offers.List(filter, caller, page, since);
        int? count = page.Count == true ? await offers.Count(filter, caller, since) : null;
        return TypedResults.Ok(IndividualPledgeStore.Orders.Page(request, rows, page, count));
    }
}
