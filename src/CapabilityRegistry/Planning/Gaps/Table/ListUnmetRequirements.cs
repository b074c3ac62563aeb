using CapabilityRegistry.Kernel;
using CapabilityRegistry.Planning.Reasons;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Planning.Gaps.Table;

public static class ListUnmetRequirements
{
    /// <summary>The requirements that the best plan does not fill completely on a day, each with the reasons</summary>
    public static async Task<Results<Ok<Page<GapView>>, BadRequestAnswer>> Handle(
        [AsParameters] GapListQuery query, [AsParameters] GroupFilter group, [AsParameters] GapFilter filter, [AsParameters] PageQuery page,
        GapLists lists, Caller caller, HttpRequest request, CancellationToken cancel)
    {
        var scope = filter.AnsweredBy(group);
        if (lists.Faults(query) is { Count: > 0 } faults)
        {
            return new BadRequestAnswer(faults);
        }

        var plan = await lists.Plan(query, scope, caller, cancel, tries: true);
        return TypedResults.Ok(SortedPage.Of(request, page, [.. plan.UnmetIn(scope)], gap => gap.Requirement));
    }
}
