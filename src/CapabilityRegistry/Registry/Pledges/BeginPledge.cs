using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Registry.Pledges.Rules;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Pledges;

public static class BeginPledge
{
    /// <summary>Makes a draft of a pledge that was announced</summary>
    /// <remarks>
    /// From <c>announced</c> to <c>draft</c>: from now on the state edits it and submits it as any other. Key, history and <c>announcement</c> stay. It can
    /// be withdrawn, but not be deleted. The event is <c>begun</c>.
    /// </remarks>
    /// <param name="id">Key of the pledge, such as KAZ-00042.</param>
    public static Task<Results<Versioned<Pledge>, Refused>> Handle(
        string id, [FromHeader(Name = "If-Match")] string? ifMatch, PledgeUpdate step, Caller caller) =>
        step.For(new Change("begun", caller)).Apply(id, ifMatch, pledge => pledge.Begin());
}
