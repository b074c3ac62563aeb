using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Registry.Contributors;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.Pledges.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Investigations;

/// <summary>Whom the case is against, and why.</summary>
public sealed record OpenInvestigationRequest : InvestigationContent;

public static class OpenInvestigation
{
    /// <summary>Opens a case against a unit, or against what a state has sent as a whole</summary>
    /// <remarks>
    /// What follows for the selection of the unit says the policy of readiness that holds on the day (<c>conduct</c>): nothing, that whoever invites it says
    /// why, or that it is no candidate. Its level stays as it is. The event is <c>opened</c>; the pledge itself does not change.
    /// </remarks>
    public static async Task<Results<Added<Investigation>, Refused>> Handle(
        OpenInvestigationRequest request, ContributorStore contributors, PledgeStore pledges, InvestigationStore investigations, EventLog log, Caller caller)
    {
        Pledge? pledge = null;
        if (request.Pledge is { } named)
        {
            // Held, so that its draft is not deleted meanwhile.
            await pledges.Lock(named, caller);
            pledge = await pledges.Find(named, caller);
        }

        var isState = await contributors.Find(request.Contributor) is not null;
        if (InvestigationChecks.Faults(request, isState, pledge, log.Today) is { Count: > 0 } faults)
        {
            return Refused.Invalid(faults);
        }

        var investigation = await investigations.Add(request, new Change("opened", caller));
        return new Added<Investigation>(investigation, investigation.Version, $"/v1/investigations/{investigation.Id}");
    }
}
