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
    /// <summary>Deletes a draft that was a mistake: it was never handed in, no pledge of the state names it, and its externalId is free again</summary>
    public static Task<Results<Versioned<Pledge>, Refused>> Handle(
        string id, [FromHeader(Name = "If-Match")] string? ifMatch, PledgeUpdate step, PledgeStore pledges, EventLog log, Caller caller) =>
        step.For(new Change(Actions.Deleted, caller)).Apply(id, ifMatch, async pledge => pledge.Delete(log.Today, await pledges.Naming(pledge, caller)));
}
