using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Individuals;

public static class WithdrawIndividualPledge
{
    /// <summary>Withdraws individuals whom the own state has offered</summary>
    /// <remarks>From <c>offered</c> or <c>accepted</c> to <c>withdrawn</c>, which is the end. The event is <c>withdrawn</c>.</remarks>
    /// <param name="id">Key of the offer, such as INDIV-00012.</param>
    public static Task<Results<Versioned<IndividualPledge>, Refused>> Handle(
        string id, [FromHeader(Name = "If-Match")] string? ifMatch, IndividualPledgeStore offers, EventLog log, Caller caller) =>
        offers.Update(new Change("withdrawn", caller)).Apply(id, ifMatch, offer => offer.Withdraw(log.Today));
}
