using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Caps;

public static class ListCaps
{
    /// <summary>What the laws of states forbid their units, page by page</summary>
    /// <remarks>
    /// Those too that have ended. Who speaks for one state gets only those of that state. Filters are combined: a cap must pass all of them. Follow
    /// <c>next</c> until it is null.
    /// </remarks>
    public static async Task<Ok<Page<Cap>>> Handle(
        [AsParameters] CapFilter filter, [AsParameters] ChangedSinceQuery since, [AsParameters] PageQuery page, CapStore caps, Caller caller,
        HttpRequest request)
    {
        var rows = await caps.List(filter, caller, page, since);
        int? count = page.Count == true ? await caps.Count(filter, caller, since) : null;
        return TypedResults.Ok(CapStore.Orders.Page(request, rows, page, count));
    }
}
