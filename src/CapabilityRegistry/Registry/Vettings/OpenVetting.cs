using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Registry.Pledges.Readiness;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.Pledges.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Vettings;

/// <summary>What is vetted.</summary>
public sealed record OpenVettingRequest : VettingContent;

public static class OpenVetting
{
    /// <summary>Begins to vet a unit, which waits from then on</summary>
    /// <remarks>
    /// Of a pledge that is neither withdrawn nor lapsed and has no vetting that is pending. From <c>openedOn</c> on the unit waits, whatever an earlier
    /// vetting said: it is no candidate for needs that begin before it is cleared (<c>vetting-not-cleared</c>), and no supply. Whoever invites it all the
    /// same says why. A unit that nobody has vetted is kept from nothing. The event is <c>opened</c>; the pledge itself does not change.
    /// </remarks>
    public static async Task<Results<Added<Vetting>, Refused>> Handle(
        OpenVettingRequest request, PledgeStore pledges, PledgeLapses lapses, VettingStore vettings, EventLog log, Caller caller)
    {
        // Two who open one at the same time wait for each other.
        await pledges.Lock(request.Pledge, caller);
        var pledge = await lapses.Settled(request.Pledge, caller);
        if (VettingChecks.Faults(request, pledge, log.Today) is { Count: > 0 } faults)
        {
            return Refused.Invalid(faults);
        }

        if ((PledgeLife.RefusalIfOver(pledge!) ?? VettingChecks.Refusal(request, await vettings.Of(request.Pledge, caller))) is { } refusal)
        {
            return Refused.Because(refusal).Showing(pledge!.DisclosedObjects());
        }

        var vetting = await vettings.Add(request, pledge!.Contributor, new Change("opened", caller));
        return new Added<Vetting>(vetting, vetting.Version, $"/v1/vettings/{vetting.Id}");
    }
}
