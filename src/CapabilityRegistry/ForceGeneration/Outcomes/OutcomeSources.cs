using CapabilityRegistry.ForceGeneration.Invitations.Storage;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Planning.Runs;
using CapabilityRegistry.Planning.Supply;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Registry.Deployments;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.Requirements.Storage;

namespace CapabilityRegistry.ForceGeneration.Outcomes;

/// <summary>Reads the outcomes of one pledge. No data of another state is read, so none can be disclosed.</summary>
public sealed class OutcomeSources(
    SnapshotReader snapshots, InvitationStore invitations, DeploymentStore deployments, RequirementStore requirements, MatchRunStore runs)
{
    public async Task<PledgeOutcomes> Of(Pledge pledge, Caller caller)
    {
        var today = (await snapshots.Of(pledge, caller)).On(snapshots.Today);
        var invited = await invitations.List(new InvitationFilter { Pledge = [pledge.Id] }, caller, PageQuery.Whole);
        var deployed = await deployments.List(new DeploymentFilter { Pledge = [pledge.Id] }, caller, PageQuery.Whole);
        var plans = await runs.PlansWith(pledge.Id, caller);
        var progress = new PledgeProgress(
            invited.ToLookup(each => each.Requirement),
            deployed.ToLookup(each => each.Requirement),
            plans.ToLookup(each => each.Requirement, each => each.Run),
            await runs.NewestFor([.. plans.Select(each => each.Requirement).Distinct()]));
        var offer = today.Undated(pledge.Id).OfferOn(today.Day, today.Snapshot.Recognised);
        var anyHidden = Partners.AnyHiddenFrom(pledge, caller);
        var open = today.Snapshot.Requirements.Values.Where(requirement => requirement.AcceptableUnitTypes().Contains(pledge.UnitType)).ToList();
        var asked = invited.Select(each => each.Requirement).Concat(deployed.Select(each => each.Requirement)).Except(open.Select(each => each.Id));
        var outcomes = open.Concat(await requirements.All([.. asked])).OrderBy(each => each.Id, StringComparer.Ordinal)
            .Select(requirement => RequirementOutcome.Of(requirement, progress, offer, today.Context, anyHidden));
        return PledgeOutcomes.Of(pledge, today.Day, outcomes.OfType<RequirementOutcome>());
    }
}
