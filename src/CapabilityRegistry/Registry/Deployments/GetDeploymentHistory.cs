using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Deployments;

public static class GetDeploymentHistory
{
    /// <summary>Everything that happened in a deployment, the first event first: who, what, when, why</summary>
    public static async Task<Results<Ok<Page<EventView>>, NotFoundAnswer>> Handle(
        string id, [AsParameters] SequenceQuery query, DeploymentStore deployments, EventStore events, Caller caller, HttpRequest request)
    {
        if (await deployments.Find(id, caller) is null)
        {
            return new NotFoundAnswer("deployment", id);
        }

        var rows = await events.Of(DeploymentStore.Kind, id, query.After ?? 0, caller, query.Take);
        return TypedResults.Ok(Page.Of(request, rows, query.Wanted, each => $"{each.Seq}"));
    }
}
