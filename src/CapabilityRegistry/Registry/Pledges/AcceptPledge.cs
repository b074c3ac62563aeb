using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Registry.Pledges.Rules;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Pledges;

public static class AcceptPledge
{
    /// <summary>Accepts an acknowledged pledge: it is registered at Level 1, if its papers are complete</summary>
    public static Task<Results<Versioned<Pledge>, Refused>> Handle(
        string id, [FromHeader(Name = "If-Match")] string? ifMatch, PledgeUpdate step, Caller caller) =>
        step.For(new Change("accepted", caller)).Apply(id, ifMatch, pledge => pledge.Accept(caller));
}
