using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Deployments;

public static class GetDeployment
{
    /// <summary>One deployment with its milestones and, for a rapid one, its clock</summary>
    public static async Task<Results<Versioned<DeploymentView>, NotFoundAnswer>> Handle(string id, DeploymentStore deployments, EventLog log, Caller caller) =>
        await deployments.Find(id, caller) is { } deployment
            ? new Versioned<DeploymentView>(DeploymentView.Of(deployment, log.Today), deployment.Version)
            : new NotFoundAnswer("deployment", id);
}
