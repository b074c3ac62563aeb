using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Agreements;

public static class ListAgreements
{
    /// <summary>Agreements on the rapid deployment level, page by page</summary>
    /// <remarks>
    /// Those that are over too. Who speaks for one state gets only those on units of that state. Filters are combined: an agreement must pass all of them.
    /// Follow <c>next</c> until it is null.
    /// </remarks>
    public static async Task<Ok<Page<Agreement>>> Handle(
        [AsParameters] AgreementFilter filter, [AsParameters] ChangedSinceQuery since, [AsParameters] PageQuery page, AgreementStore agreements,
        Caller caller, HttpRequest request)
    {
        var rows = await agreements.List(filter, caller, page, since);
        int? count = page.Count == true ? await agreements.Count(filter, caller, since) : null;
        return TypedResults.Ok(AgreementStore.Orders.Page(request, rows, page, count));
    }
}
