using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Registry.Contributors;
using CapabilityRegistry.Registry.Deployments;
using CapabilityRegistry.Registry.Pledges.Storage;

namespace CapabilityRegistry.ForceGeneration.Reports.Indicators;

/// <summary>Reads the timelines of all pledges that the caller may see, with four statements.</summary>
public sealed class TimelineReader(PledgeStore pledges, UnitFactStore facts, DeploymentStore deployments, ContributorStore contributors)
{
    /// <param name="to">The day at whose end they are looked at.</param>
    public async Task<IReadOnlyList<PledgeTimeline>> Read(DateOnly to, Caller caller)
    {
        var regions = await contributors.Regions();
        var decided = (await facts.AllDecisions(caller)).ToLookup(each => each.Pledge);
        var deployed = (await deployments.List(new(), caller, PageQuery.Whole)).ToLookup(each => each.Pledge);
        return
        [
            .. (await pledges.Outlines(caller))
                .Select(pledge => Timelines.Of(pledge, regions[pledge.Contributor], decided[pledge.Id], deployed[pledge.Id], to))
                .OfType<PledgeTimeline>(),
        ];
    }
}
