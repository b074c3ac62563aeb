using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.Pledges.Storage;

namespace CapabilityRegistry.Registry.Deployments;

/// <summary>Updates the engagement of a pledge after its deployments changed.</summary>
public sealed class UnitEngagement(DeploymentStore deployments, PledgeStore pledges)
{
    /// <summary>To be called when the pledge is locked (<see cref="PledgeStore.Lock"/>) and its deployment is saved.</summary>
    /// <exception cref="InvalidOperationException">The pledge was not locked.</exception>
    public async Task Follow(Deployment deployment, Change change)
    {
        var pledge = (await pledges.Find(deployment.Pledge, change.By))!;
        var engaged = pledge.Engage(DeploymentConflicts.EngagementOf(pledge.Id, await deployments.UnderWay(pledge.Id, deployment.Requirement, change.By)));
        if (engaged != pledge && !await pledges.Save(pledge, engaged, change with { Action = ActionOf(engaged.Engagement) }))
        {
            throw new InvalidOperationException($"{pledge.Id} changed while it was held.");
        }
    }

    private static string ActionOf(PledgeEngagement engagement) => engagement == PledgeEngagement.Pool ? "returned-to-pool" : engagement.Code();
}
