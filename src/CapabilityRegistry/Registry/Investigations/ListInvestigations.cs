using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Investigations;

public static class ListInvestigations
{
    /// <summary>Cases against units and states, page by page</summary>
    /// <remarks>
    /// Who speaks for one state gets only those of its own. What is alleged and found is shown to administrators and auditors alone. Filters are combined: a
    /// case must pass all of them. Follow <c>next</c> until it is null.
    /// </remarks>
    public static async Task<Ok<Page<Investigation>>> Handle(
        [AsParameters] InvestigationFilter filter, [AsParameters] ChangedSinceQuery since, [AsParameters] PageQuery page,
        InvestigationStore investigations, Caller caller, HttpRequest request)
    {
        var rows = await investigations.List(filter, caller, page, since);
        int? count = page.Count == true ? await investigations.Count(filter, caller, since) : null;
        return TypedResults.Ok(InvestigationStore.Orders.Page(request, rows, page, count).Select(row => row.For(caller)));
    }
}
