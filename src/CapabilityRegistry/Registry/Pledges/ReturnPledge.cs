using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Texts;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Pledges.Rules;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Pledges;

/// <summary>Why a pledge goes back to its state.</summary>
public record ReturnPledgeRequest
{
    /// <summary>Why it is handed back, each reason once.</summary>
    [MinLength(1)]
    [MaxLength(8)]
    public required IReadOnlyList<ReturnReason> Reasons { get; init; }

    /// <summary>What the state should do about it, in words.</summary>
    [StringLength(2000, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public required string Reason { get; init; }
}

public static class ReturnPledge
{
    /// <summary>Hands a submitted or acknowledged pledge back to its state, with reasons</summary>
    /// <remarks>
    /// From <c>submitted</c> or <c>acknowledged</c> to <c>returned</c>; the reasons stand in <c>returnedFor</c> until it is submitted again. The
    /// state may change the content and submit it again. The event is <c>returned</c>, with what was said. A pledge that is registered is not
    /// returned; it may be lowered.
    /// </remarks>
    /// <param name="id">Key of the pledge, such as KAZ-00042.</param>
    public static async Task<Results<Versioned<Pledge>, Refused>> Handle(
        string id, ReturnPledgeRequest request, [FromHeader(Name = "If-Match")] string? ifMatch, PledgeUpdate step, Caller caller) =>
        CatalogueCodes.Repeated(request.Reasons, reason => reason.Code(), index => $"/reasons/{index}").ToList() is { Count: > 0 } faults
            ? Refused.Invalid(faults)
            : await step.For(new Change("returned", caller, request.Reason)).Apply(id, ifMatch, pledge => pledge.Return(request.Reasons));
}
