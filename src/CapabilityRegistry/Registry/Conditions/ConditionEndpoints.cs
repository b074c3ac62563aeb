using CapabilityRegistry.Kernel.Access;
using CapabilityRegistry.Platform.Access;
using CapabilityRegistry.Platform.Http.Lists;

namespace CapabilityRegistry.Registry.Conditions;

/// <summary>All routes of this slice.</summary>
public static class ConditionEndpoints
{
    public static void MapConditions(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1/conditions").WithTags("Conditions");
        group.MapGet("", ListConditions.Handle).WithName("ListConditions").SortedBy(ConditionStore.Orders).Requires(Right.ReadPledges);
        group.MapGet("/{id}", GetCondition.Handle).WithName("GetCondition").Requires(Right.ReadPledges);
        group.MapPost("", StateCondition.Handle).WithName("StateCondition").Requires(Right.OfferPledges);
        group.MapPost("/{id}/meet", MeetCondition.Handle).WithName("MeetCondition").Requires(Right.DecidePledges);
        group.MapPost("/{id}/drop", DropCondition.Handle).WithName("DropCondition").Requires(Right.OfferPledges);
    }
}
