using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.Pledges.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Pledges;

public static class RevivePledge
{
    /// <summary>Hands a pledge in again that has lapsed</summary>
    /// <remarks>
    /// From <c>lapsed</c> to <c>submitted</c>, under the same key and as it is: the Secretariat acknowledges it next, or returns it, and then it can be
    /// edited. Who hands it in, and the day, are recorded as when it was first submitted; <c>pledgedSince</c> keeps the day from before. Accepted again, it
    /// is at Level 1. Papers, visits and comparisons from before stay on record, and count for the levels that it did not lose when it lapsed; for the others
    /// newer ones are needed. A unit whose last day is past is not handed in, nor is one that is offered through an organisation of which the state is not
    /// a member today. The event is <c>revived</c>.
    /// </remarks>
    /// <param name="id">Key of the pledge, such as KAZ-00042.</param>
    public static Task<Results<Versioned<Pledge>, Refused>> Handle(
        string id, [FromHeader(Name = "If-Match")] string? ifMatch, PledgeUpdate step, PledgeStore pledges, EventLog log, Caller caller) =>
        step.For(new Change("revived", caller)).Apply(id, ifMatch, async pledge =>
            pledge.Revive(caller, log.Today, await pledges.IsMember(pledge.Contributor, pledge.OfferedThrough, log.Today)));
}
