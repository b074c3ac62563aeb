using CapabilityRegistry.ForceGeneration.Invitations.Storage;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Planning.Runs;
using CapabilityRegistry.Planning.Supply;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Registry.Deployments;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.Pledges.Storage;
using CapabilityRegistry.Registry.Requirements.Rules;
using CapabilityRegistry.Registry.Requirements.Storage;

namespace CapabilityRegistry.ForceGeneration.Outcomes;

/// <summary>Reads the outcomes of one pledge. No data of another state is read, so none can be disclosed.</summary>
public sealed class OutcomeSources(
    PledgeStore pledges, RequirementStore requirements, OfferReader supply, InvitationStore invitations, DeploymentStore deployments, MatchRunStore runs, TimeProvider clock)
{
    public async Task<PledgeOutcomes> Of(Pledge pledge, Caller caller)
    {
        var today = clock.Today();
        var deployed = await deployments.List(new DeploymentFilter { Pledge = pledge.Id }, caller, PageQuery.Whole);
        var asked = await invitations.List(new InvitationFilter { Pledge = pledge.Id }, caller, PageQuery.Whole);
        var course = new PledgeProgress(
            asked.ToLookup(each => each.Requirement),
            deployed.ToLookup(each => each.Requirement),
            (await runs.PlansWith(pledge.Id, caller)).ToLookup(each => each.Requirement, each => each.Run));
        var sought = (await requirements.NotClosed()).Where(requirement => Accepts(requirement, pledge));
        var visit = (await pledges.EvidenceFor(pledge.Id, caller)).PassedVisit;
        var visited = visit is null ? [] : new Dictionary<string, DateOnly> { [pledge.Id] = visit.VisitedOn };
        var said = MatcherMapping.OfferOf(pledge, visited);
        var on = await supply.On(today, [.. deployed.Where(each => each.IsUnderWay)]);
        return PledgeOutcomes.Of(pledge, today, sought.Select(requirement => RequirementOutcome.Of(requirement, course, said, on)).OfType<RequirementOutcome>());
    }

    private static bool Accepts(Requirement requirement, Pledge pledge) =>
        requirement.Content.UnitType == pledge.Content.UnitType || requirement.Content.Substitutes.Any(other => other.UnitType == pledge.Content.UnitType);
}
