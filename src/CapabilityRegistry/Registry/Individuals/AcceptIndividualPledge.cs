using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Individuals;

public static class AcceptIndividualPledge
{
    /// <summary>Accepts individuals whom a state offers</summary>
    /// <remarks>
    /// From <c>offered</c> to <c>accepted</c>: they stand on the list of the Secretariat for as long as they are available, until their state withdraws
    /// them. The event is <c>accepted</c>.
    /// </remarks>
    /// <param name="id">Key of the offer, such as INDIV-00012.</param>
    public static Task<Results<Versioned<IndividualPledge>, Refused>> Handle(
        string id, [FromHeader(Name = "If-Match")] string? ifMatch, IndividualPledgeStore offers, EventLog log, Caller caller) =>
        offers.Update(new Change("accepted", caller)).Apply(id, ifMatch, offer => offer.Accept(log.Today));
}
