using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Deployments;

public static class GetDeployment
{
    /// <summary>One deployment with its milestones and, for a rapid one, its clock</summary>
    /// <remarks>
    /// From the selection of a unit to its return. <c>clock</c> counts the 60 days of a unit that was selected at the rapid deployment level, and is
    /// null for others. The <c>ETag</c> is its version, which the next change names in <c>If-Match</c>; the clock goes on without a new version.
    /// </remarks>
    /// <param name="id">Key of the deployment, such as DEP-00003.</param>
    public static async Task<Results<Versioned<DeploymentView>, NotFoundAnswer>> Handle(string id, DeploymentStore deployments, EventLog log, Caller caller) =>
        await deployments.Find(id, caller) is { } deployment
            ? new Versioned<DeploymentView>(DeploymentView.Of(deployment, log.Today), deployment.Version)
            : new NotFoundAnswer("deployment", id);
}
