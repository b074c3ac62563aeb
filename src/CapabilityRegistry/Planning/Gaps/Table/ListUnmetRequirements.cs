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

    /// <summary>The requirements that the best plan does not fill completely, with reasons</summary>
    /// <remarks>
    /// The list behind the figure <c>unmet</c> of the gap table: each requirement with what is missing and the reasons, each of which can be checked.
    /// It is planned for one day, as the registry knows things now or, with <c>knownOn</c>, as it knew them at the end of an earlier day. Follow
    /// <c>next</c> until it is null.
    /// </remarks>
    public static async Task<Results<Ok<Page<GapView>>, BadRequestAnswer>> Handle(
        [AsParameters] GapListQuery query, [AsParameters] GroupFilter group, [AsParameters] GapFilter filter, [AsParameters] PageQuery page,
        GapLists lists, Caller caller, HttpRequest request, CancellationToken cancel)
    {
        var scope = filter.AnsweredBy(group);
        if (lists.Faults(query) is { Count: > 0 } faults)
        {
            return new BadRequestAnswer(faults);
        }

        var plan = await lists.Plan(query, scope, caller, cancel, reasons: true);
        return TypedResults.Ok(Orders.PageOf(request, [.. plan.UnmetIn(scope)], page));
    }
}
