using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.Pledges.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Pledges;

public static class DeletePledge
{
    /// <summary>Deletes a draft that was a mistake</summary>
    /// <remarks>
    /// Only a pledge that is a draft and was never submitted; one that was is withdrawn instead. It is refused while another pledge of the state
    /// names it as a partner, and once a vetting, an evaluation or a case is on record about its unit. Its key is not given again; its
    /// <c>externalId</c> is free. The event is <c>deleted</c>. The answer is the pledge with <c>deletedOn</c>. The pledge is found nowhere afterwards
    /// but in the log of events and, with <c>changedSince</c>, in lists, so that copies elsewhere learn of it.
    /// </remarks>
    /// <param name="id">Key of the pledge, such as KAZ-00042.</param>
    public static Task<Results<Versioned<Pledge>, Refused>> Handle(
        string id, [FromHeader(Name = "If-Match")] string? ifMatch, PledgeUpdate step, PledgeStore pledges, EventLog log, Caller caller) =>
        step.For(new Change(Actions.Deleted, caller)).Apply(id, ifMatch, async pledge =>
        {
            // Whoever records something about it holds it too.
            await pledges.Lock(id, caller);
            return pledge.Delete(log.Today, await pledges.Naming(pledge, caller), await step.RecordsOf(id, caller));
        });
}
