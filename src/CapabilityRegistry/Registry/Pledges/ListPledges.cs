using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.Pledges.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Pledges;

public static class ListPledges
{
    /// <summary>Pledges in the order of their keys; a focal point sees those of its own state</summary>
    public static async Task<Ok<Page<Pledge>>> Handle(
        [AsParameters] PledgeFilter filter, [AsParameters] PageQuery page, PledgeStore pledges, Caller caller, HttpRequest request)
    {
        var rows = await pledges.List(filter, caller, page);
        int? count = page.Count == true ? await pledges.Count(filter, caller) : null;
        return TypedResults.Ok(Page.Of(request, [.. rows.Select(row => row.For(caller))], page.Wanted, pledge => pledge.Id, count));
    }
}
