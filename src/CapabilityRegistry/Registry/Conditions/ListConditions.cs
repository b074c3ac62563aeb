using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Conditions;

public static class ListConditions
{
    /// <summary>On what states make the use of their units depend, page by page</summary>
    /// <remarks>
    /// Those too that are met, dropped or over. Who speaks for one state gets only those of that state. Filters are combined: a condition must pass all of
    /// them. Follow <c>next</c> until it is null.
    /// </remarks>
    public static async Task<Ok<Page<Condition>>> Handle(
        [AsParameters] ConditionFilter filter, [AsParameters] ChangedSinceQuery since, [AsParameters] PageQuery page, ConditionStore conditions,
        Caller caller, HttpRequest request)
    {
        var rows = await conditions.List(filter, caller, page, since);
        int? count = page.Count == true ? await conditions.Count(filter, caller, since) : null;
        return TypedResults.Ok(ConditionStore.Orders.Page(request, rows, page, count).Select(row => row.For(caller)));
    }
}
