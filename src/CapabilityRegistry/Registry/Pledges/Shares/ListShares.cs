using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Pledges.Shares;

public static class ListShares
{
    /// <summary>Which parts of joint units partners bring, page by page</summary>
    /// <remarks>
    /// Those too that are withdrawn, dropped or settled. Who speaks for one state gets those that it is to bring and those of units that it leads. Filters
    /// are combined: a share must pass all of them. Follow <c>next</c> until it is null.
    /// </remarks>
    public static async Task<Ok<Page<ShareView>>> Handle(
        [AsParameters] ShareFilter filter, [AsParameters] ChangedSinceQuery since, [AsParameters] PageQuery page, ShareStore shares, Caller caller,
        HttpRequest request)
    {
        var rows = await shares.List(filter, caller, page, since);
        int? count = page.Count == true ? await shares.Count(filter, caller, since) : null;
        var units = await shares.UnitsOf(rows, caller);
        return TypedResults.Ok(
            ShareStore.Orders.Page(request, rows, page, count).Select(row => ShareView.Of(row, units.GetValueOrDefault(row.Pledge), caller)));
    }
}
