using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Registry.Conditions;
using CapabilityRegistry.Registry.Deployments;
using CapabilityRegistry.Registry.Pledges.Readiness;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.Pledges.Storage;
using CapabilityRegistry.Registry.Policies;
using CapabilityRegistry.Registry.Recognitions;
using CapabilityRegistry.Registry.Requirements.Storage;
using CapabilityRegistry.Registry.Vettings;

namespace CapabilityRegistry.Planning.Supply;

/// <summary>
/// Gives the snapshot of now. Each request compares the end of the log with the last snapshot, so an answer is never older than its request, whichever
/// process wrote last.
/// </summary>
public sealed class SnapshotReader(
    SnapshotCache latest, EventStore events, PledgeStore pledges, RequirementStore requirements, DeploymentStore deployments,
    ConditionStore conditions, VettingStore vettings, InvestigationEffectReader investigations, RecognitionStore recognitions,
    PledgeReadiness readiness, CatalogueContextReader catalogue, Work work, TimeProvider clock)
{
    public DateOnly Today => clock.Today();

    /// <exception cref="InvalidOperationException">The caller may see one state only.</exception>
    public async Task<Snapshot> Now(Caller caller)
    {
        RequireAllStates(caller);
        // The end of the log is compared as it is now: an older one would throw away what others have read since.
        await work.EndSnapshot();
        return await latest.Now(events, work.Cancel);
    }

    /// <summary>The snapshot of now on today.</summary>
    public async Task<DaySnapshot> OnToday(Caller caller)
    {
        var today = Today;
        return (await Now(caller)).On(today);
    }

    /// <summary>
    /// What concerns one pledge: the pledge, its conditions, vettings, cases and deployments, and the requirements that are published and not closed. Nothing
    /// of any other state is read.
    /// </summary>
    public async Task<Snapshot> Of(Pledge pledge, Caller caller)
    {
        // Read first: everything read afterwards includes at least this event.
        var tip = await events.HeadAnchor();
        var offer = UndatedOffer.Of(
            pledge, await readiness.Outlook(pledge, caller), PlannedVisits.None,
            await conditions.On(pledge.Id, caller), await vettings.Of(pledge.Id, caller), await investigations.OfUnits([pledge.Id], caller));
        var missing = await Partners.Missing(pledge, pledges, caller);
        return new Snapshot
        {
            LastEvent = tip,
            LastPlanEvent = tip,
            JudgedOn = Today,
            Requirements = (await requirements.NotClosed()).ToDictionary(each => each.Id, StringComparer.Ordinal),
            Pledges = new([offer with { Offer = offer.Offer with { MissingPartners = missing } }]),
            Deployments = (await deployments.List(new DeploymentFilter { Pledge = [pledge.Id] }, caller, PageQuery.Whole))
                .ToDictionary(each => each.Id, StringComparer.Ordinal),
            Catalogue = await catalogue.Read(),
            Recognised = await recognitions.Courses(),
        };
    }

    /// <exception cref="InvalidOperationException">The caller may see one state only.</exception>
    internal static void RequireAllStates(Caller caller)
    {
        if (caller.IsScoped)
        {
            throw new InvalidOperationException($"{caller.Name} may see one state only; a snapshot holds all of them.");
        }
    }
}
