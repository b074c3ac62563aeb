using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Endpoints;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Deployments;

public static class GetDeploymentHistory
{
    /// <summary>Everything that happened in a deployment, the first event first: who, what, when, why</summary>
    public static async Task<Results<Ok<Page<EventView>>, NotFoundAnswer>> Handle(
        string id, [AsParameters] SequenceQuery query, DeploymentStore deployments, ObjectHistory history, Caller caller, HttpRequest request) =>
        await history.Of(DeploymentStore.Kind, id, await deployments.Find(id, caller), query, caller, request);
}
