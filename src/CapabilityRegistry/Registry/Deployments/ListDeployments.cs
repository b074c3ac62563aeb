using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Deployments;

public static class ListDeployments
{
    /// <summary>Deployments, page by page</summary>
    /// <remarks>
    /// In every status, each with its milestones. Who speaks for one state gets only the deployments of units of that state. Filters are combined: a
    /// deployment must pass all of them. Follow <c>next</c> until it is null.
    /// </remarks>
    public static async Task<Ok<Page<DeploymentView>>> Handle(
        [AsParameters] DeploymentFilter filter, [AsParameters] ChangedSinceQuery since, [AsParameters] PageQuery page, DeploymentStore deployments,
        EventLog log, Caller caller, HttpRequest request)
    {
        var rows = await deployments.List(filter, caller, page, since);
        int? count = page.Count == true ? await deployments.Count(filter, caller, since) : null;
        return TypedResults.Ok(DeploymentStore.Orders.Page(request, rows, page, count).Select(row => DeploymentView.Of(row, log.Today)));
    }
}
