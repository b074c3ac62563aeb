using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Planning.Gaps.Table;

public static class ListMetRequirements
{
    /// <summary>The requirements that the best plan fills completely on a day, each with the pledges that fill it</summary>
    public static async Task<Results<Ok<Page<MetView>>, BadRequestAnswer>> Handle(
        [AsParameters] GapListQuery query, [AsParameters] GroupFilter group, [AsParameters] GapFilter filter, [AsParameters] PageQuery page,
        GapLists lists, Caller caller, HttpRequest request, CancellationToken cancel)
    {
        var scope = filter.AnsweredBy(group);
        if (lists.Faults(query) is { Count: > 0 } faults)
        {
            return new BadRequestAnswer(faults);
        }

        var plan = await lists.Plan(query, scope, caller, cancel);
        var met = plan.MetIn(scope).Select(slot => MetView.Of(slot, plan.Serving[slot.Requirement.Id]));
        return TypedResults.Ok(SortedPage.Of(request, page, [.. met], each => each.Requirement));
    }
}
