using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.Pledges.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Pledges;

public static class SubmitPledge
{
    /// <summary>Hands a draft, or a returned pledge, in to the Secretariat</summary>
    /// <remarks>
    /// From <c>draft</c> or <c>returned</c> to <c>submitted</c>: from now on the state can no longer change the content, and the pledge counts as
    /// handed in. Who submitted it, and the day, are recorded, because that person neither assesses nor raises the unit. Papers may still be missing:
    /// they are asked for when the pledge is accepted; but a unit whose last day is past is not handed in, nor is one that is offered through an organisation
    /// of which the state is not a member today. The event is <c>submitted</c>. The Secretariat acknowledges it next, or returns it.
    /// </remarks>
    /// <param name="id">Key of the pledge, such as KAZ-00042.</param>
    public static Task<Results<Versioned<Pledge>, Refused>> Handle(
        string id, [FromHeader(Name = "If-Match")] string? ifMatch, PledgeUpdate step, PledgeStore pledges, EventLog log, Caller caller) =>
        step.For(new Change("submitted", caller)).Apply(id, ifMatch, async pledge =>
            pledge.Submit(caller, log.Today, await pledges.IsMember(pledge.Contributor, pledge.OfferedThrough, log.Today)));
}
