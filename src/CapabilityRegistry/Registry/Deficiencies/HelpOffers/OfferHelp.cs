using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Registry.Catalogue;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Deficiencies.HelpOffers;

/// <summary>What the state offers to others.</summary>
public sealed record OfferHelpRequest : HelpOfferContent;

public static class OfferHelp
{
    /// <summary>Offers help to other states: items, services, training</summary>
    /// <remarks>
    /// In the name of the own state, for every state to read. It answers deficiencies of other states' units of the same kind and code for as long as it can
    /// be had: each of those states finds it beside its deficiency. Nothing is promised and nothing follows by itself. The event is <c>offered</c>. The
    /// answer is the offer with its new key. An offer is not changed: withdraw it and offer anew.
    /// </remarks>
    public static async Task<Results<Added<HelpOffer>, Refused>> Handle(
        OfferHelpRequest request, HelpOfferStore offers, CatalogueStore catalogue, EventLog log, Caller caller)
    {
        if (HelpOfferChecks.Faults(request, await catalogue.Codes(), log.Today) is { Count: > 0 } faults)
        {
            return Refused.Invalid(faults);
        }

        var offer = await offers.Add(request, caller.Contributor!, new Change("offered", caller));
        return new Added<HelpOffer>(offer, offer.Version, $"/v1/help-offers/{offer.Id}");
    }
}
