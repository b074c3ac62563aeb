using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Surs;

public static class ListSurs
{
    /// <summary>Statements of Unit Requirements, all editions, page by page</summary>
    /// <remarks>
    /// What a unit of a type must bring and should bring, in general or in one mission. <c>countsOn</c> gives those that count on a day; drafts are
    /// left out for callers who may not read requirements. Filters are combined. Follow <c>next</c> until it is null.
    /// </remarks>
    public static async Task<Ok<Page<Sur>>> Handle(
        [AsParameters] SurFilter filter, [AsParameters] ChangedSinceQuery since, [AsParameters] PageQuery page, SurStore surs, Caller caller,
        HttpRequest request)
    {
        var rows = await surs.List(filter, caller, page, since);
        int? count = page.Count == true ? await surs.Count(filter, caller, since) : null;
        return TypedResults.Ok(SurStore.Orders.Page(request, rows, page, count));
    }
}
