using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Deficiencies.TrainingPlaces;

public static class WithdrawTrainingPlace
{
    /// <summary>Withdraws training places that the own state has offered</summary>
    /// <remarks>From <c>offered</c> to <c>withdrawn</c>, which is the end: they answer no deficiency any more. The event is <c>withdrawn</c>.</remarks>
    /// <param name="id">Key of the offer, such as PLACE-00012.</param>
    public static Task<Results<Versioned<TrainingPlace>, Refused>> Handle(
        string id, [FromHeader(Name = "If-Match")] string? ifMatch, TrainingPlaceStore places, EventLog log, Caller caller) =>
        places.Update(new Change("withdrawn", caller)).Apply(id, ifMatch, place => place.Withdraw(log.Today));
}
