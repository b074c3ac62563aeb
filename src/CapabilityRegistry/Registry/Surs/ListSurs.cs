using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Surs;

public static class ListSurs
{
    /// <summary>Statements of Unit Requirements, all editions; drafts for planners and auditors only</summary>
    public static async Task<Ok<Page<Sur>>> Handle(
        [AsParameters] SurFilter filter, [AsParameters] ChangedSinceQuery since, [AsParameters] PageQuery page, SurStore surs, Caller caller,
        HttpRequest request)
    {
        var rows = await surs.List(filter, caller, page, since);
        int? count = page.Count == true ? await surs.Count(filter, caller, since) : null;
        return TypedResults.Ok(SurStore.Orders.Page(request, rows, page, count));
    }
}
