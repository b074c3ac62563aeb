using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Planning.Gaps.Table;

public static class ListMetRequirements
{
    public static readonly ListOrders<MetRequirement> Orders = new(
        "requirement",
        met => met.Requirement,
        SortField.Text<MetRequirement>("mission", met => met.Mission, mayBeNull: true),
        SortField.Text<MetRequirement>("unitType", met => met.UnitType),
        SortField.Number<MetRequirement>("priority", met => met.Priority),
        SortField.Number<MetRequirement>("minimumLevel", met => (int)met.MinimumLevel),
        SortField.Number<MetRequirement>("required", met => met.Required));

    /// <summary>The requirements that the best plan fills completely, with the pledges</summary>
    /// <remarks>
    /// The list behind the figure <c>met</c> of the gap table: each requirement with the pledges that the plan gives to it. That is a way in which
    /// all of them can be filled, and no decision: states are asked by invitations. Follow <c>next</c> until it is null.
    /// </remarks>
    public static async Task<Results<Ok<Page<MetRequirement>>, BadRequestAnswer>> Handle(
        [AsParameters] GapListQuery query, [AsParameters] GroupFilter group, [AsParameters] GapFilter filter, [AsParameters] PageQuery page,
        GapLists lists, Caller caller, HttpRequest request, CancellationToken cancel)
    {
        var scope = filter.AnsweredBy(group);
        if (lists.Faults(query) is { Count: > 0 } faults)
        {
            return new BadRequestAnswer(faults);
        }

        var plan = await lists.Plan(query, scope, caller, cancel);
        var met = plan.MetIn(scope).Select(slot => MetRequirement.Of(slot, plan.Serving[slot.Requirement.Id]));
        return TypedResults.Ok(Orders.PageOf(request, [.. met], page));
    }
}
