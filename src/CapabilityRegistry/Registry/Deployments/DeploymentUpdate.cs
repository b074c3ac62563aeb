using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Registry.Pledges.Storage;

namespace CapabilityRegistry.Registry.Deployments;

/// <summary>Changes a deployment under If-Match and updates the engagement of its pledge.</summary>
public sealed class DeploymentUpdate(DeploymentStore deployments, PledgeStore pledges, UnitEngagement unit, EventLog log)
{
    public ConditionalUpdate<Deployment, DeploymentView> For(Change change) => new(
        "deployment",
        id => deployments.Find(id, change.By),
        (before, after) => Save(before, after, change),
        deployment => DeploymentView.Of(deployment, log.Today));

    private async Task<bool> Save(Deployment before, Deployment after, Change change)
    {
        if (before.Status == after.Status)
        {
            return await deployments.Save(before, after, change);
        }

        // The pledge is locked first, as everywhere: one order of locks avoids deadlocks.
        await pledges.Lock(after.Pledge, change.By);
        if (!await deployments.Save(before, after, change))
        {
            return false;
        }

        await unit.Follow(after, change);
        return true;
    }
}
