using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Surs;

public static class ListSurs
{
    /// <summary>Statements of Unit Requirements, all editions, in the order of their keys; drafts for planners and auditors only</summary>
    public static async Task<Ok<Page<Sur>>> Handle(
        [AsParameters] SurFilter filter, [AsParameters] PageQuery page, SurStore surs, Caller caller, HttpRequest request)
    {
        var rows = await surs.List(filter, caller, page);
        int? count = page.Count == true ? await surs.Count(filter, caller) : null;
        return TypedResults.Ok(Page.Of(request, rows, page.Wanted, sur => sur.Id, count));
    }
}
