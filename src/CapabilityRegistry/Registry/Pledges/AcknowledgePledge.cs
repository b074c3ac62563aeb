using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Registry.Pledges.Rules;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Pledges;

public static class AcknowledgePledge
{
    /// <summary>Notifies the state that its pledge was received</summary>
    public static Task<Results<Versioned<Pledge>, Refused>> Handle(
        string id, [FromHeader(Name = "If-Match")] string? ifMatch, PledgeUpdate step, Caller caller) =>
        step.For(new Change("acknowledged", caller)).Apply(id, ifMatch, pledge => pledge.Acknowledge());
}
