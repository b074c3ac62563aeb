using CapabilityRegistry.Kernel;
using CapabilityRegistry.Planning.Reasons;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Planning.Gaps.Table;

public static class ListUnmetRequirements
{
    public static readonly ListOrders<GapView> Orders = new(
        "requirement",
        gap => gap.Requirement,
        SortField.Text<GapView>("mission", gap => gap.Mission, mayBeNull: true),
        SortField.Text<GapView>("unitType", gap => gap.UnitType),
        SortField.Number<GapView>("priority", gap => gap.Priority),
        SortField.Number<GapView>("minimumLevel", gap => (int)gap.MinimumLevel),
        SortField.Number<GapView>("required", gap => gap.Required),
        SortField.Number<GapView>("missing", gap => gap.Missing));

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
        return TypedResults.Ok(Orders.PageOf(request, [.. plan.UnmetIn(scope)], page));
    }
}
