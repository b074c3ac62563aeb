using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Deficiencies.HelpOffers;

public static class WithdrawHelpOffer
{
    /// <summary>Withdraws an offer of help of the own state</summary>
    /// <remarks>From <c>open</c> to <c>withdrawn</c>, which is the end: it answers no deficiency any more. The event is <c>withdrawn</c>.</remarks>
    /// <param name="id">Key of the offer, such as HELP-00012.</param>
    public static Task<Results<Versioned<HelpOffer>, Refused>> Handle(
        string id, [FromHeader(Name = "If-Match")] string? ifMatch, HelpOfferStore offers, EventLog log, Caller caller) =>
        offers.Update(new Change("withdrawn", caller)).Apply(id, ifMatch, offer => offer.Withdraw(log.Today));
}
