using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Registry.Pledges.Rules;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Pledges;

public static class SubmitPledge
{
    /// <summary>Hands a draft, or a returned pledge, in to the Secretariat</summary>
    public static Task<Results<Versioned<Pledge>, Refused>> Handle(
        string id, [FromHeader(Name = "If-Match")] string? ifMatch, PledgeUpdate step, EventLog log, Caller caller) =>
        step.For(new Change("submitted", caller)).Apply(id, ifMatch, pledge => pledge.Submit(caller, log.Today));
}
