using CapabilityRegistry.Kernel.Access;
using CapabilityRegistry.Platform.Access;
using CapabilityRegistry.Platform.Http.Lists;

namespace CapabilityRegistry.Registry.Deployments;

/// <summary>All routes of this slice.</summary>
public static class DeploymentEndpoints
{
    public static void MapDeployments(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1/deployments").WithTags("Deployments");
        group.MapGet("", ListDeployments.Handle).WithName("ListDeployments").SortedBy(DeploymentStore.Orders).Requires(Right.ReadDeployments);
        group.MapGet("/{id}", GetDeployment.Handle).WithName("GetDeployment").Requires(Right.ReadDeployments);
        group.MapGet("/{id}/history", GetDeploymentHistory.Handle).WithName("GetDeploymentHistory").Requires(Right.ReadDeployments);

        group.MapPost("/{id}/milestones", RecordMilestone.Handle).WithName("RecordMilestone").Requires(Right.RunDeployments);
        group.MapPost("/{id}/return", ReturnUnit.Handle).WithName("ReturnUnit").Requires(Right.RunDeployments);
        group.MapPost("/{id}/withdraw", WithdrawDeployment.Handle).WithName("WithdrawDeployment").Requires(Right.RunDeployments);
    }
}
