using CapabilityRegistry.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Gaps;

public static class ListMetRequirements
{
    /// <summary>The requirements that the best plan fills completely on a day, each with the pledges that fill it</summary>
    public static async Task<Results<Ok<Page<MetView>>, Unfit>> Handle(
        [AsParameters] GapListQuery query, [AsParameters] PageQuery page, GapLists lists, Caller caller, HttpRequest request, CancellationToken cancel)
    {
        if (await lists.Faults(query) is { Count: > 0 } faults)
        {
            return new Unfit(faults);
        }

        var plan = await lists.Plan(query, caller, cancel);
        var met = plan.MetIn(query.Scope).Select(slot => MetView.Of(slot, plan.Serving[slot.Requirement.Id]));
        return TypedResults.Ok(GapLists.Page(request, page, [.. met], each => each.Requirement));
    }
}
