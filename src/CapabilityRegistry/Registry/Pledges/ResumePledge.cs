using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Texts;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Registry.Pledges.Rules;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Pledges;

/// <summary>Why a pledge is taken up again.</summary>
public sealed record ResumePledgeRequest
{
    /// <summary>What has changed, in words; stands in the history.</summary>
    [StringLength(2000, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public required string Reason { get; init; }
}

public static class ResumePledge
{
    /// <summary>Takes a pledge up again that was set aside</summary>
    /// <remarks>
    /// From <c>suspended</c> to <c>registered</c>, at the level that time has left it; from today it counts again. The side that has set it aside does it:
    /// its state or the Secretariat. Of a pledge that was taken over as suspended that is not on record, and either may. The event is <c>resumed</c>.
    /// </remarks>
    /// <param name="id">Key of the pledge, such as KAZ-00042.</param>
    public static Task<Results<Versioned<Pledge>, Refused>> Handle(
        string id, ResumePledgeRequest request, [FromHeader(Name = "If-Match")] string? ifMatch, PledgeUpdate step, Caller caller) =>
        step.For(new Change("resumed", caller, request.Reason)).Apply(id, ifMatch, pledge => pledge.Resume(caller));
}
