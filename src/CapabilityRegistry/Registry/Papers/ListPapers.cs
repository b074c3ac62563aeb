using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Papers;

public static class ListPapers
{
    /// <summary>Papers about the deployment of units, page by page</summary>
    /// <remarks>
    /// Every paper that was handed in, those too whose place a later one has taken: of several of one pledge and kind the last counts. Who speaks for one
    /// state gets only those of that state. Filters are combined: a paper must pass all of them. Follow <c>next</c> until it is null.
    /// </remarks>
    public static async Task<Ok<Page<Paper>>> Handle(
        [AsParameters] PaperFilter filter, [AsParameters] ChangedSinceQuery since, [AsParameters] PageQuery page, PaperStore papers, Caller caller,
        HttpRequest request)
    {
        var rows = await papers.List(filter, caller, page, since);
        int? count = page.Count == true ? await papers.Count(filter, caller, since) : null;
        return TypedResults.Ok(PaperStore.Orders.Page(request, rows, page, count));
    }
}
