using CapabilityRegistry.Events;
using CapabilityRegistry.Pledges;

namespace CapabilityRegistry.Deployments;

/// <summary>Keeps what the pledge says about its unit in step with the deployments.</summary>
public sealed class UnitEngagement(DeploymentStore deployments, PledgeStore pledges)
{
    /// <summary>To be called once the unit is held (<see cref="PledgeStore.Hold"/>) and its deployment is written.</summary>
    /// <exception cref="InvalidOperationException">Nobody held the unit.</exception>
    public async Task Follow(Deployment deployment, Change change)
    {
        var pledge = (await pledges.Find(deployment.Pledge, change.By))!;
        var engaged = pledge.Engage(Booking.EngagementOf(pledge.Id, await deployments.UnderWay(pledge.Id, deployment.Requirement, change.By)));
        if (engaged != pledge && !await pledges.Save(pledge, engaged, change with { Action = ActionOf(engaged.Engagement) }))
        {
            throw new InvalidOperationException($"{pledge.Id} changed while it was held.");
        }
    }

    private static string ActionOf(PledgeEngagement engagement) => engagement == PledgeEngagement.Pool ? "returned-to-pool" : engagement.Code();
}
