using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Registry.Pledges.Rules;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Pledges;

public static class AcknowledgePledge
{
    /// <summary>Records that the state was told that its pledge has arrived</summary>
    /// <remarks>
    /// From <c>submitted</c> to <c>acknowledged</c>. Nothing else changes, and no message is sent: the state reads the status. The event is
    /// <c>acknowledged</c>. The pledge is accepted next, or returned.
    /// </remarks>
    /// <param name="id">Key of the pledge, such as KAZ-00042.</param>
    public static Task<Results<Versioned<Pledge>, Refused>> Handle(
        string id, [FromHeader(Name = "If-Match")] string? ifMatch, PledgeUpdate step, Caller caller) =>
        step.For(new Change("acknowledged", caller)).Apply(id, ifMatch, pledge => pledge.Acknowledge());
}
