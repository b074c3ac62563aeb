using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Registry.Catalogue;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Individuals;

/// <summary>Whom the state offers.</summary>
public sealed record OfferIndividualsRequest : IndividualPledgeContent;

public static class OfferIndividuals
{
    /// <summary>Offers individuals for posts of their own</summary>
    /// <remarks>
    /// In the name of the own state: staff officers, military observers, individual police officers, experts, of one profile. They are no unit, so no level
    /// and no gate belongs to them. The state may edit the offer until the Secretariat accepts or declines it. The event is <c>offered</c>. The answer is
    /// the offer with its new key.
    /// </remarks>
    public static async Task<Results<Added<IndividualPledge>, Refused>> Handle(
        OfferIndividualsRequest request, IndividualPledgeStore offers, CatalogueStore catalogue, EventLog log, Caller caller)
    {
        if (IndividualPledgeChecks.Faults(request, await catalogue.Codes(), log.Today) is { Count: > 0 } faults)
        {
            return Refused.Invalid(faults);
        }

        var offer = await offers.Add(request, caller.Contributor!, new Change("offered", caller));
        return new Added<IndividualPledge>(offer, offer.Version, $"/v1/individual-pledges/{offer.Id}");
    }
}
