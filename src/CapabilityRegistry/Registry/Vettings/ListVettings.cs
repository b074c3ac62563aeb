using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Vettings;

public static class ListVettings
{
    /// <summary>Which units are vetted, cleared and barred, page by page</summary>
    /// <remarks>
    /// Those too that a later one of the same unit has superseded. Who speaks for one state gets only those of its own units, without what is for the
    /// Secretariat alone. Filters are combined: a vetting must pass all of them. Follow <c>next</c> until it is null.
    /// </remarks>
    public static async Task<Ok<Page<Vetting>>> Handle(
        [AsParameters] VettingFilter filter, [AsParameters] ChangedSinceQuery since, [AsParameters] PageQuery page, VettingStore vettings, Caller caller,
        HttpRequest request)
    {
        var rows = await vettings.List(filter, caller, page, since);
        int? count = page.Count == true ? await vettings.Count(filter, caller, since) : null;
        return TypedResults.Ok(VettingStore.Orders.Page(request, rows, page, count).Select(row => row.For(caller)));
    }
}
